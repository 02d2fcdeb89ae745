package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
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

/// Finds what an approval is about.
final class Subjects {

    private Subjects() {}

    /// Refuses unless the subject stands on the ledger and has this digest.
    ///
    /// @return the subject; empty for a scoring policy, which is no fact
    static Optional<Fact> mustHaveDigest(SubjectKind kind, String subject, Digest claimed, Call call) throws Refused {
        Optional<Fact> found = switch (kind) {
            case CONSORTIUM -> Optional.of(proposal(subject, call));
            case FINDING -> Optional.of(finding(subject, call));
            case MODEL_VERSION -> Optional.of(model(subject, call));
            case REFERENCE_VALUES -> Optional.of(call.ledger().need(ReferenceValues.keyOf(subject), ReferenceValues.class));
            // Bands and late-side rule are kept by the gateways; the ledger knows their digest alone.
            case SCORING_POLICY -> Optional.empty();
            case SETTLEMENT_SCHEME -> Optional.of(Schemes.proposal(digest(subject), call));
            case CONTRIBUTION_REPORT -> Optional.of(report(subject, call));
            case SETTLEMENT_RULING -> Optional.of(call.ledger().need(Settlement.keyOf(subject), Settlement.class));
        };
        Digest actual = found.isPresent() ? found.get().digest() : digest(subject);
        Refused.unless(actual.equals(claimed), SharedReason.DIGEST_MISMATCH,
                kind + " " + subject + " has the digest " + actual + ", got " + claimed);
        return found;
    }

    /// A proposal for the next consortium; its subject is its digest, so that a bad proposal cannot block the chain.
    static Consortium proposal(String subject, Call call) throws Refused {
        int next = Math.addExact(call.governance().seq(), 1);
        return call.ledger().need(Consortium.keyOf(next, digest(subject)), Consortium.class);
    }

    private static Fact finding(String subject, Call call) throws Refused {
        PartyId party = new PartyId(name(subject));
        return call.ledger().need(Finding.keyOf(party, number(subject)), Finding.class);
    }

    private static Fact report(String subject, Call call) throws Refused {
        try {
            return call.ledger().need(ContributionReport.keyOf(RunId.parse(subject)), ContributionReport.class);
        } catch (MalformedFact _) {
            throw unknown(subject);
        }
    }

    private static Fact model(String subject, Call call) throws Refused {
        return call.ledger().need(ModelVersion.keyOf(name(subject), number(subject)), ModelVersion.class);
    }

    private static Digest digest(String subject) throws Refused {
        if (!Digest.isHex(subject)) {
            throw unknown(subject);
        }
        return Digest.fromHex(subject);
    }

    private static String name(String subject) throws Refused {
        int dot = subject.lastIndexOf('.');
        if (dot < 1) {
            throw unknown(subject);
        }
        return subject.substring(0, dot);
    }

    private static int number(String subject) throws Refused {
        String digits = subject.substring(subject.lastIndexOf('.') + 1);
        try {
            int number = Integer.parseInt(digits);
            if (number >= 1 && Integer.toString(number).equals(digits)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, as any other text that is no number.
        }
        throw unknown(subject);
    }

    private static Refused unknown(String subject) {
        return new Refused(LedgerReason.NOT_FOUND, "no subject " + subject);
    }
}
