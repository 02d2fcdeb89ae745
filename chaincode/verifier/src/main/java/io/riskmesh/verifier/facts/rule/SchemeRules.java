package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// The rules by which contributions are measured and paid.
final class SchemeRules {

    private static final int MILLION = 1_000_000;

    private SchemeRules() {}

    private static FactKey enactment(int seq) {
        return Enactment.keyOf(SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq));
    }

    private static int next(Scene scene) {
        int seq = 1;
        while (scene.has(enactment(seq))) {
            seq++;
        }
        return seq;
    }

    static SettlementScheme proposal(Digest digest, Scene scene) throws BrokenRule {
        return scene.need(SettlementScheme.keyOf(next(scene), digest), SettlementScheme.class);
    }

    /// One that is or was in force.
    static SettlementScheme enacted(int seq, Scene scene) throws BrokenRule {
        Enactment enacted = scene.need(enactment(seq), Enactment.class);
        return scene.need(SettlementScheme.keyOf(seq, enacted.subjectDigest()), SettlementScheme.class);
    }

    static void mustBeInForce(int seq, Scene scene) throws BrokenRule {
        BrokenRule.unless(scene.has(enactment(seq)), LedgerReason.NOT_FOUND, "no settlement scheme " + seq + " was in force");
        BrokenRule.unless(next(scene) == seq + 1, LedgerReason.NOT_CURRENT, "a settlement scheme after " + seq + " was in force");
    }

    static void check(SettlementScheme scheme, Scene scene) throws BrokenRule {
        BrokenRule.unless(scheme.seq() == next(scene), LedgerReason.NOT_CURRENT, "expected settlement scheme " + next(scene));
        BrokenRule.unless(scheme.valuation().overlapControl() != OverlapControl.DIVIDE && scheme.payout().featureSharePpm() == 0,
                LedgerReason.MALFORMED_FACT, "a scheme divides rows or pays for features");
        BrokenRule.unless(scene.rules().mode() == ConsortiumMode.DEVELOPMENT || scheme.hasFullWindows(), LedgerReason.WINDOW_INVALID,
                "windows of " + scheme.disputeWindowBlocks() + " blocks and " + scheme.disputeWindowHours() + " hours are too short");
        int members = scene.rules().members().size();
        BrokenRule.unless((long) scheme.payout().capPpm() * members >= MILLION, LedgerReason.FLOOR_VIOLATED,
                members + " banks cannot share a pool under this cap");
        for (Funding payer : scheme.payout().funding()) {
            BrokenRule.unless(scene.isMember(payer.party()), SharedReason.NOT_A_MEMBER, "a payer is " + payer.party());
        }
    }

    static void enacts(Enactment enactment, Scene scene) throws BrokenRule {
        BrokenRule.unless(enactment.subject().equals(FactKey.sequence(next(scene))), LedgerReason.NOT_CURRENT,
                "expected settlement scheme " + next(scene) + ", got " + enactment.subject());
        SettlementScheme proposal = proposal(enactment.subjectDigest(), scene);
        Quorum quorum = new Quorum(SubjectKind.SETTLEMENT_SCHEME, enactment.subjectDigest().hex(), enactment.subjectDigest());
        quorum.mustReach(scene.rules().governanceQuorum(), scene.rules().members(), scene);
        List<PartyId> payers = proposal.payout().funding().stream().map(Funding::party).toList();
        quorum.mustReach(payers.size(), payers, scene);
    }
}
