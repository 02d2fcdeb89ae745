package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Duty;
import java.util.List;
import java.util.Optional;

/// A bank grants others the use of one of its data sets. The highest version of a grant counts.
///
/// @param grant starts with the assigner's id and a dot
/// @param version from 1; later ones carry the digest of the one before
/// @param assignees who may use the data, sorted
/// @param featureSetDigest salted, so that nobody can guess the set
/// @param validFrom ms since the epoch
/// @param maxRounds most rounds (trees) over all uses
/// @param maxEpsilonMicros most privacy loss over all uses, in millionths; absent: exact sums are allowed
/// @param referenceValues enclave images that may see the data; empty: none
public record DataUseAuthorization(PartyId by, long at, String grant, int version, PartyId assigner,
        List<PartyId> assignees, String dataset, Digest schemaDigest, Digest featureSetDigest, List<DataUse> actions,
        String purpose, long validFrom, long validUntil, int maxRounds, Optional<Long> maxEpsilonMicros,
        List<String> referenceValues, int minContributors, List<Duty> duties, String legalBasis,
        Optional<Digest> consentRoot, Optional<Digest> previousDigest) implements Fact {

    public DataUseAuthorization {
        Shape.time("at", at);
        Shape.id("grant", grant);
        Shape.startsWith("grant", grant, assigner);
        Shape.sequence("version", version);
        assignees = Shape.set("assignees", assignees);
        Shape.id("dataset", dataset);
        actions = Shape.set("actions", actions);
        Shape.id("purpose", purpose);
        Shape.time("validFrom", validFrom);
        Shape.time("validUntil", validUntil);
        Shape.count("maxRounds", maxRounds);
        maxEpsilonMicros.ifPresent(micros -> Shape.count("maxEpsilonMicros", micros));
        referenceValues = Shape.ids("referenceValues", referenceValues);
        Shape.within("minContributors", minContributors, 3, Integer.MAX_VALUE);
        duties = List.copyOf(duties);
        Shape.id("legalBasis", legalBasis);
    }

    @Override
    public FactKind kind() {
        return FactKind.DATA_USE_AUTHORIZATION;
    }

    @Override
    public FactKey key() {
        return keyOf(grant, version);
    }

    public static FactKey keyOf(String grant, int version) {
        return FactKind.DATA_USE_AUTHORIZATION.key(grant, FactKey.sequence(version));
    }

    /// Whether a duty of this code is among the conditions.
    public boolean hasDuty(String code) {
        return duties.stream().anyMatch(duty -> duty.code().equals(code));
    }

    @Override
    public void write(FactWriter out) {
        out.id("grant", grant).integer("version", version).party("assigner", assigner).parties("assignees", assignees)
                .id("dataset", dataset).digest("schemaDigest", schemaDigest).digest("featureSetDigest", featureSetDigest)
                .constants("actions", actions).id("purpose", purpose).integer("validFrom", validFrom)
                .integer("validUntil", validUntil).integer("maxRounds", maxRounds)
                .optional("maxEpsilonMicros", maxEpsilonMicros, out::integer).ids("referenceValues", referenceValues)
                .integer("minContributors", minContributors).objects("duties", duties, Duty::write)
                .id("legalBasis", legalBasis).optional("consentRoot", consentRoot, out::digest)
                .optional("previousDigest", previousDigest, out::digest);
    }

    static DataUseAuthorization read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new DataUseAuthorization(by, at, in.id("grant"), in.sequence("version"), in.party("assigner"),
                in.parties("assignees"), in.id("dataset"), in.digest("schemaDigest"), in.digest("featureSetDigest"),
                in.constants("actions", DataUse.class), in.id("purpose"), in.time("validFrom"), in.time("validUntil"),
                in.count("maxRounds"), in.optional("maxEpsilonMicros", in::whole), in.ids("referenceValues"),
                in.count("minContributors"), in.objects("duties", Duty::read), in.id("legalBasis"),
                in.optional("consentRoot", in::digest), in.optional("previousDigest", in::digest));
    }
}
