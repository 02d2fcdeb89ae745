package io.riskmesh.contract.state;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.Optional;

/// The consortium in force.
///
/// @param seq 0 before the first enactment
public record Governance(int seq, Optional<Consortium> consortium) {

    /// The consortium that the caller names, or `consortium_stale` if another is in force.
    public static Governance named(int seq, LedgerState ledger) throws Refused {
        boolean last = seq == Integer.MAX_VALUE || !ledger.has(enactment(seq + 1));
        Refused.unless(last, LedgerReason.CONSORTIUM_STALE, "a consortium after " + seq + " is in force");
        if (seq == 0) {
            return new Governance(0, Optional.empty());
        }
        Optional<Enactment> enacted = ledger.find(enactment(seq), Enactment.class);
        Refused.unless(enacted.isPresent(), LedgerReason.CONSORTIUM_STALE, "no consortium " + seq + " is in force");
        FactKey key = Consortium.keyOf(seq, enacted.get().subjectDigest());
        return new Governance(seq, Optional.of(ledger.need(key, Consortium.class)));
    }

    public boolean isMember(PartyId party) {
        return consortium.isPresent() && consortium.get().members().contains(party);
    }

    /// The rules in force. Only for transactions that need a consortium: the table lets no other call get here.
    public Consortium rules() {
        return consortium.orElseThrow(() -> new IllegalStateException("No consortium is in force"));
    }

    private static FactKey enactment(int seq) {
        return Enactment.keyOf(SubjectKind.CONSORTIUM, FactKey.sequence(seq));
    }
}
