package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;

/// What an approval is about.
final class Subjects {

    private Subjects() {}

    static void mustHaveDigest(SubjectKind kind, String subject, Digest claimed, Scene scene) throws BrokenRule {
        Digest actual = switch (kind) {
            case CONSORTIUM -> proposal(subject, scene).digest();
            case FINDING -> scene.need(Finding.keyOf(new PartyId(name(subject)), number(subject)), Finding.class).digest();
            case MODEL_VERSION -> scene.need(ModelVersion.keyOf(name(subject), number(subject)), ModelVersion.class).digest();
            case REFERENCE_VALUES -> scene.need(ReferenceValues.keyOf(subject), ReferenceValues.class).digest();
            // The ledger knows the digest of a policy alone.
            case SCORING_POLICY -> digest(subject);
        };
        BrokenRule.unless(actual.equals(claimed), SharedReason.DIGEST_MISMATCH,
                kind + " " + subject + " has the digest " + actual + ", got " + claimed);
    }

    /// A proposal for the next consortium.
    static Consortium proposal(String subject, Scene scene) throws BrokenRule {
        int next = scene.ledger().consortium().map(Consortium::seq).orElse(0) + 1;
        return scene.need(Consortium.keyOf(next, digest(subject)), Consortium.class);
    }

    private static Digest digest(String subject) throws BrokenRule {
        BrokenRule.unless(Digest.isHex(subject), LedgerReason.NOT_FOUND, "no subject " + subject);
        return Digest.fromHex(subject);
    }

    private static String name(String subject) throws BrokenRule {
        int dot = subject.lastIndexOf('.');
        BrokenRule.unless(dot > 0, LedgerReason.NOT_FOUND, "no subject " + subject);
        return subject.substring(0, dot);
    }

    private static int number(String subject) throws BrokenRule {
        String digits = subject.substring(subject.lastIndexOf('.') + 1);
        boolean number = digits.matches("[1-9][0-9]{0,9}") && Long.parseLong(digits) <= Integer.MAX_VALUE;
        BrokenRule.unless(number, LedgerReason.NOT_FOUND, "no subject " + subject);
        return Integer.parseInt(digits);
    }
}
