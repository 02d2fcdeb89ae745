package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// What an approval is about.
final class Subjects {

    private Subjects() {}

    /// Gives the subject; empty for a policy, of which the ledger knows the digest alone.
    static Optional<Fact> mustHaveDigest(SubjectKind kind, String subject, Digest claimed, Scene scene) throws BrokenRule {
        Optional<Fact> found = switch (kind) {
            case CONSORTIUM -> Optional.of(proposal(subject, scene));
            case FINDING -> Optional.of(scene.need(Finding.keyOf(new PartyId(name(subject)), number(subject)), Finding.class));
            case MODEL_VERSION -> Optional.of(scene.need(ModelVersion.keyOf(name(subject), number(subject)), ModelVersion.class));
            case REFERENCE_VALUES -> Optional.of(scene.need(ReferenceValues.keyOf(subject), ReferenceValues.class));
            case SCORING_POLICY -> Optional.empty();
            case SETTLEMENT_SCHEME -> Optional.of(SchemeRules.proposal(digest(subject), scene));
            case CONTRIBUTION_REPORT -> Optional.of(report(subject, scene));
            case SETTLEMENT_RULING -> Optional.of(scene.need(Settlement.keyOf(subject), Settlement.class));
        };
        Digest actual = found.isPresent() ? found.get().digest() : digest(subject);
        BrokenRule.unless(actual.equals(claimed), SharedReason.DIGEST_MISMATCH,
                kind + " " + subject + " has the digest " + actual + ", got " + claimed);
        return found;
    }

    /// A proposal for the next consortium.
    static Consortium proposal(String subject, Scene scene) throws BrokenRule {
        int next = scene.ledger().consortium().map(Consortium::seq).orElse(0) + 1;
        return scene.need(Consortium.keyOf(next, digest(subject)), Consortium.class);
    }

    private static ContributionReport report(String subject, Scene scene) throws BrokenRule {
        try {
            return scene.need(ContributionReport.keyOf(RunId.parse(subject)), ContributionReport.class);
        } catch (MalformedFact _) {
            throw new BrokenRule(LedgerReason.NOT_FOUND, "no subject " + subject);
        }
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
