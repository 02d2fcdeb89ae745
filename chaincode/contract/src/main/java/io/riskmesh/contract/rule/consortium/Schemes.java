package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;

/// The schemes of settlement that were put in force, one after the other.
public final class Schemes {

    private Schemes() {}

    public static FactKey enactment(int seq) {
        return Enactment.keyOf(SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq));
    }

    /// The number of the next one. A consortium changes its scheme a few times in its life, so this reads a few keys.
    public static int next(Call call) {
        int seq = 1;
        while (call.ledger().has(enactment(seq))) {
            seq = Math.addExact(seq, 1);
        }
        return seq;
    }

    /// A proposal for the next one.
    static SettlementScheme proposal(Digest digest, Call call) throws Refused {
        return call.ledger().need(SettlementScheme.keyOf(next(call), digest), SettlementScheme.class);
    }

    /// Refuses unless this is the one in force.
    public static void mustBeInForce(int seq, Call call) throws Refused {
        Refused.unless(call.ledger().has(enactment(seq)), LedgerReason.NOT_FOUND, "no settlement scheme " + seq + " is in force");
        Refused.unless(seq == Integer.MAX_VALUE || !call.ledger().has(enactment(seq + 1)), LedgerReason.NOT_CURRENT,
                "a settlement scheme after " + seq + " is in force");
    }

    /// One that is or was in force, or `not_found`.
    public static SettlementScheme enacted(int seq, Call call) throws Refused {
        Enactment enacted = call.ledger().need(enactment(seq), Enactment.class);
        return call.ledger().need(SettlementScheme.keyOf(seq, enacted.subjectDigest()), SettlementScheme.class);
    }
}
