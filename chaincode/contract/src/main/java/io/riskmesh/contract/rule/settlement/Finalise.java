package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Schemes;
import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;

/// Ends a settlement: what it says stands in the members' accounts from here on.
public final class Finalise implements Rule<Finality> {

    @Override
    public List<Fact> check(Finality finality, Call call) throws Refused {
        Settlement settlement = call.ledger().need(Settlement.keyOf(finality.id()), Settlement.class);
        List<PartyId> members = call.governance().rules().members();
        boolean disputed = members.stream().anyMatch(member -> call.ledger().has(Dispute.keyOf(finality.id(), member)));
        Optional<Ruling> ruling = call.ledger().find(Ruling.keyOf(finality.id()), Ruling.class);
        Refused.unless(!disputed || (ruling.isPresent() && ruling.get().decision() == RulingDecision.DISMISSED),
                SettlementReason.DISPUTE_OPEN, "settlement " + finality.id() + " is disputed");
        long confirmed = members.stream().filter(member -> isConfirmed(settlement, member, call)).count();
        int least = members.size() / 2 + 1;
        Refused.unless(confirmed >= least, LedgerReason.QUORUM_MISSING,
                "settlement " + finality.id() + " needs " + least + " confirmations, has " + confirmed);
        SettlementScheme scheme = Schemes.enacted(settlement.schemeSeq(), call);
        List<JournalEntry> entries = Journal.of(scheme.payout(), settlement, call.party(), call.now());
        PaymentFile file = new PaymentFile(settlement, scheme.payout().currency(), Netting.of(entries));
        Refused.unless(file.digest().equals(finality.nettingDigest()), SharedReason.DIGEST_MISMATCH,
                "the payments have the digest " + file.digest());
        return List.copyOf(entries);
    }

    private static boolean isConfirmed(Settlement settlement, PartyId member, Call call) {
        return call.ledger().find(Confirmation.keyOf(settlement.id(), member), Confirmation.class)
                .filter(confirmation -> confirmation.settlementDigest().equals(settlement.digest())).isPresent();
    }
}
