package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.collateral.TcbStatus;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// What evidence a consortium accepts, as data. What no field can say: a debug enclave, missing revocation lists, expired collateral
/// and a revoked platform are refused whatever stands here.
///
/// @param statuses that are accepted, out of [#ACCEPTABLE]; out of date is a matter of the grace alone
/// @param advisories a status other than `UpToDate` needs all of its own here
/// @param outOfDateGraceDays 0..30, from the date of the newest level
/// @param fmspcs a set of families in hex; a platform of none of them is not listed
/// @param platforms a set of machines, each with a host whom somebody knows
/// @param evidenceMaxAgeMinutes for gateways and the verifier, like maxLagBlocks
public record AppraisalPolicy(List<TeeType> teeTypes, List<TcbStatus> statuses, List<NamedAdvisory> advisories,
        int outOfDateGraceDays, EvaluationFloor tcbEvaluationFloor, List<String> fmspcs, List<Digest> platforms,
        int evidenceMaxAgeMinutes, int maxLagBlocks) {

    /// The statuses that a policy may accept at all.
    public static final List<TcbStatus> ACCEPTABLE = List.of(TcbStatus.UP_TO_DATE, TcbStatus.SW_HARDENING_NEEDED,
            TcbStatus.CONFIGURATION_NEEDED, TcbStatus.CONFIGURATION_AND_SW_HARDENING_NEEDED);

    public static final int MOST_GRACE_DAYS = 30;

    private static final int MOST_MINUTES = 1_530;
    private static final int MOST_LAG = 10_000;

    public AppraisalPolicy {
        teeTypes = Shape.set("teeTypes", teeTypes);
        statuses = Shape.set("statuses", statuses);
        if (!ACCEPTABLE.containsAll(statuses)) {
            throw new IllegalArgumentException("statuses are of " + ACCEPTABLE);
        }
        advisories = List.copyOf(advisories);
        Shape.ids("advisories", advisories.stream().map(NamedAdvisory::id).toList());
        Shape.within("outOfDateGraceDays", outOfDateGraceDays, 0, MOST_GRACE_DAYS);
        fmspcs = Shape.ids("fmspcs", fmspcs);
        platforms = Shape.set("platforms", platforms);
        Shape.within("evidenceMaxAgeMinutes", evidenceMaxAgeMinutes, 1, MOST_MINUTES);
        Shape.within("maxLagBlocks", maxLagBlocks, 0, MOST_LAG);
    }

    /// SGX in the four acceptable statuses, no advisory, no grace, no platform: the values that a consortium starts from.
    public static AppraisalPolicy standard(EvaluationFloor floor) {
        return new AppraisalPolicy(List.of(TeeType.SGX), ACCEPTABLE, List.of(), 0, floor, List.of(),
                List.of(), 90, 50);
    }

    /// The form that stands in a `Consortium`.
    public CanonicalValue.Obj toObject() {
        return new FactWriter().constants("teeTypes", teeTypes).texts("statuses", statuses.stream().map(TcbStatus::word).toList())
                .objects("advisories", advisories, NamedAdvisory::write).integer("outOfDateGraceDays", outOfDateGraceDays)
                .nested("tcbEvaluationFloor", tcbEvaluationFloor, EvaluationFloor::write).ids("fmspcs", fmspcs)
                .digests("platforms", platforms).integer("evidenceMaxAgeMinutes", evidenceMaxAgeMinutes)
                .integer("maxLagBlocks", maxLagBlocks).object();
    }

    /// Reads what [#toObject] gives; anything else is malformed.
    public static AppraisalPolicy of(CanonicalValue.Obj object) throws MalformedFact {
        FactReader in = new FactReader(object);
        try {
            AppraisalPolicy policy = new AppraisalPolicy(in.constants("teeTypes", TeeType.class), statuses(in.texts("statuses")),
                    in.objects("advisories", NamedAdvisory::read), (int) in.integer("outOfDateGraceDays", 0, MOST_GRACE_DAYS),
                    in.nested("tcbEvaluationFloor", EvaluationFloor::read), in.ids("fmspcs"), in.digests("platforms"),
                    in.count("evidenceMaxAgeMinutes"), in.count("maxLagBlocks"));
            in.end();
            return policy;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }

    private static List<TcbStatus> statuses(List<String> words) throws MalformedFact {
        List<TcbStatus> statuses = ACCEPTABLE.stream().filter(status -> words.contains(status.word())).toList();
        if (!statuses.stream().map(TcbStatus::word).toList().equals(words)) {
            throw new MalformedFact("statuses are of " + ACCEPTABLE.stream().map(TcbStatus::word).toList()
                    + ", in that order");
        }
        return statuses;
    }
}
