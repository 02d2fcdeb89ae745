package io.riskmesh.verifier.facts.rule;

import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.RunJoin;
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

/// How a pool was split: by the rule of the incentive room, once per run.
final class SettlementRules {

    private SettlementRules() {}

    static void check(Settlement settlement, Scene scene) throws BrokenRule {
        RunView run = RunView.named(settlement.run(), scene);
        run.mustInvite(settlement.by());
        BrokenRule.unless(settlement.id().startsWith(settlement.by() + "."), SharedReason.WRONG_PARTY,
                settlement.by() + " names a settlement " + settlement.id());
        ContributionReport report = scene.need(ContributionReport.keyOf(settlement.run()), ContributionReport.class);
        BrokenRule.unless(settlement.schemeSeq() == report.schemeSeq(), LedgerReason.NOT_CURRENT,
                "run " + settlement.run() + " is settled under scheme " + report.schemeSeq());
        mustFollow(settlement, scene);
        if (settlement.reverses().isPresent()) {
            mustNegate(settlement, scene);
            return;
        }
        if (report.hasFlag(SettlementReason.IMPRECISE.code())) {
            mustBeAccepted(report, scene);
        }
        SettlementScheme scheme = SchemeRules.enacted(report.schemeSeq(), scene);
        BrokenRule.unless(settlement.pool() >= 1 && settlement.pool() <= scheme.payout().maxPool(), SettlementReason.POOL_EXCEEDED,
                "the pool is " + settlement.pool());
        List<Long> bounds = new ArrayList<>();
        for (PartyId party : report.parties()) {
            bounds.add(run.join(party).map(RunJoin::rowBound).orElse(1L));
        }
        PoolSplit split = SettlementRule.split(scheme.payout(), report, bounds, settlement.pool());
        mustEqual(settlement, split.allocations(), split.carry());
    }

    static void check(SettlementTurn turn, Scene scene) throws BrokenRule {
        boolean beside = scene.beside(Settlement.class).stream().anyMatch(settlement -> settlement.id().equals(turn.id())
                && settlement.run().equals(turn.run()) && settlement.turn() == turn.seq());
        BrokenRule.unless(beside, LedgerReason.NOT_FOUND, "the transaction writes no settlement " + turn.id());
    }

    private static void mustFollow(Settlement settlement, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> SettlementTurn.keyOf(settlement.run(), seq), settlement.turn());
        BrokenRule.unless(!scene.has(SettlementTurn.keyOf(settlement.run(), settlement.turn())), LedgerReason.NOT_CURRENT,
                "turn " + settlement.turn() + " of run " + settlement.run() + " was taken");
        Optional<Settlement> last = settlement.turn() == 1 ? Optional.empty()
                : scene.find(SettlementTurn.keyOf(settlement.run(), settlement.turn() - 1), SettlementTurn.class)
                        .flatMap(turn -> scene.find(Settlement.keyOf(turn.id()), Settlement.class));
        BrokenRule.unless(follows(settlement, last, scene), SettlementReason.ALREADY_SETTLED,
                "another settlement of run " + settlement.run() + " was live");
    }

    private static boolean follows(Settlement settlement, Optional<Settlement> last, Scene scene) {
        if (last.isEmpty()) {
            return settlement.replaces().isEmpty() && settlement.reverses().isEmpty();
        }
        Settlement before = last.get();
        Optional<String> id = Optional.of(before.id());
        boolean ended = scene.has(Finality.keyOf(before.id()));
        boolean voided = scene.find(Ruling.keyOf(before.id()), Ruling.class)
                .filter(ruling -> ruling.decision() == RulingDecision.UPHELD).isPresent();
        if (voided && before.reverses().isPresent()) { // as if it had not happened: what it would have taken back stands
            return settlement.reverses().equals(before.reverses()) && settlement.replaces().isEmpty();
        }
        return (settlement.replaces().equals(id) && settlement.reverses().isEmpty() && voided)
                || (settlement.reverses().equals(id) && settlement.replaces().isEmpty() && ended && before.reverses().isEmpty())
                || (settlement.replaces().isEmpty() && settlement.reverses().isEmpty() && ended && before.reverses().isPresent());
    }

    private static void mustBeAccepted(ContributionReport report, Scene scene) throws BrokenRule {
        try {
            new Quorum(SubjectKind.CONTRIBUTION_REPORT, report.run().toString(), report.digest())
                    .mustReach(scene.rules().governanceQuorum(), scene.rules().members(), scene);
        } catch (BrokenRule e) {
            throw new BrokenRule(SettlementReason.IMPRECISE_UNAPPROVED, e.getMessage());
        }
    }

    private static void mustNegate(Settlement settlement, Scene scene) throws BrokenRule {
        Settlement last = scene.need(Settlement.keyOf(settlement.reverses().orElseThrow()), Settlement.class);
        BrokenRule.unless(settlement.pool() == -last.pool(), SharedReason.DIGEST_MISMATCH, "it takes back " + last.pool());
        mustEqual(settlement, last.allocations().stream().map(each -> new Allocation(each.party(), -each.amount())).toList(), -last.carry());
    }

    private static void mustEqual(Settlement settlement, List<Allocation> allocations, long carry) throws BrokenRule {
        BrokenRule.unless(settlement.allocations().equals(allocations) && settlement.carry() == carry, SharedReason.DIGEST_MISMATCH,
                "the split is " + allocations + " and " + carry);
    }
}
