package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Quorum;
import io.riskmesh.contract.rule.consortium.Schemes;
import io.riskmesh.contract.rule.run.RunOnLedger;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.SettlementTurn;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a pool by a report. The rule computes the split; what the caller sends must be that, to the unit.
public final class ProposeSettlement implements Rule<Settlement> {

    @Override
    public boolean speaksForCaller(Settlement settlement, Call call) throws Refused {
        return settlement.id().startsWith(call.party() + ".")
                && RunOnLedger.named(settlement.run(), call).run().invited().contains(call.party());
    }

    @Override
    public List<Fact> check(Settlement settlement, Call call) throws Refused, MalformedFact {
        RunOnLedger run = RunOnLedger.named(settlement.run(), call);
        ContributionReport report = call.ledger().need(ContributionReport.keyOf(run.id()), ContributionReport.class);
        Refused.unless(settlement.schemeSeq() == report.schemeSeq(), LedgerReason.NOT_CURRENT,
                "run " + run.id() + " is settled under scheme " + report.schemeSeq());
        SettlementScheme scheme = Schemes.enacted(report.schemeSeq(), call);
        mustFollow(settlement, call);
        if (settlement.reverses().isPresent()) {
            mustNegate(settlement, call);
        } else {
            mustBePrecise(report, call);
            Refused.unless(settlement.pool() >= 1 && settlement.pool() <= scheme.payout().maxPool(), SettlementReason.POOL_EXCEEDED,
                    "a pool lies within 1.." + scheme.payout().maxPool());
            List<Long> bounds = new ArrayList<>();
            for (PartyId party : report.parties()) {
                bounds.add(run.join(party).rowBound());
            }
            PoolSplit split = SettlementRule.split(scheme.payout(), report, bounds, settlement.pool());
            mustEqual(settlement, split.allocations(), split.carry());
        }
        return List.of(new SettlementTurn(call.party(), call.now(), run.id(), settlement.turn(), settlement.id()));
    }

    /// One settlement of a run is live at a time: the next replaces one that is void, reverses one that is final, or follows one
    /// that was taken back.
    private static void mustFollow(Settlement settlement, Call call) throws Refused, MalformedFact {
        call.chain(seq -> SettlementTurn.keyOf(settlement.run(), seq)).mustContinueAt(settlement.turn());
        if (settlement.replaces().isPresent() && settlement.reverses().isPresent()) {
            throw new MalformedFact("A settlement replaces one or reverses one");
        }
        if (settlement.turn() == 1) {
            Refused.unless(settlement.replaces().isEmpty() && settlement.reverses().isEmpty(), LedgerReason.NOT_FOUND,
                    "run " + settlement.run() + " has no settlement yet");
            return;
        }
        SettlementTurn turn = call.ledger().need(SettlementTurn.keyOf(settlement.run(), settlement.turn() - 1), SettlementTurn.class);
        Settlement last = call.ledger().need(Settlement.keyOf(turn.id()), Settlement.class);
        boolean isFinal = call.ledger().has(Finality.keyOf(last.id()));
        Optional<Ruling> ruling = call.ledger().find(Ruling.keyOf(last.id()), Ruling.class);
        boolean isVoid = ruling.isPresent() && ruling.get().decision() == RulingDecision.UPHELD;
        // A reversal that is void did not happen: what it would have taken back is final still, to be reversed again, not paid again.
        boolean voidReversal = isVoid && last.reverses().isPresent();
        boolean follows = voidReversal ? settlement.reverses().equals(last.reverses())
                : settlement.reverses().isPresent() ? isFinal && last.reverses().isEmpty() && settlement.reverses().get().equals(last.id())
                : settlement.replaces().isPresent() ? isVoid && settlement.replaces().get().equals(last.id())
                : isFinal && last.reverses().isPresent();
        Refused.unless(follows, SettlementReason.ALREADY_SETTLED, "settlement " + last.id() + " of run " + settlement.run() + " is live");
    }

    private static void mustBePrecise(ContributionReport report, Call call) throws Refused {
        Consortium rules = call.governance().rules();
        boolean approved = !report.hasFlag(SettlementReason.IMPRECISE.code())
                || new Quorum(SubjectKind.CONTRIBUTION_REPORT, report.run().toString(), report.digest())
                        .isReached(rules.governanceQuorum(), rules.members(), call);
        Refused.unless(approved, SettlementReason.IMPRECISE_UNAPPROVED, "the report of run " + report.run() + " is imprecise");
    }

    private static void mustNegate(Settlement settlement, Call call) throws Refused {
        Settlement last = call.ledger().need(Settlement.keyOf(settlement.reverses().orElseThrow()), Settlement.class);
        List<Allocation> negated = last.allocations().stream().map(each -> new Allocation(each.party(), -each.amount())).toList();
        Refused.unless(settlement.pool() == -last.pool(), SharedReason.DIGEST_MISMATCH, "a reversal takes back " + last.pool());
        mustEqual(settlement, negated, -last.carry());
    }

    private static void mustEqual(Settlement settlement, List<Allocation> allocations, long carry) throws Refused {
        Refused.unless(settlement.allocations().equals(allocations) && settlement.carry() == carry, SharedReason.DIGEST_MISMATCH,
                "the split is " + allocations + " and " + carry);
    }
}
