package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.util.List;

/// A proposal of who the members are and what rules hold. In force once an `Enactment` names its digest.
///
/// @param seq from 1; one more than the one in force
/// @param governanceQuorum approvals that put the next one in force
/// @param modelQuorum approvals that a model version needs
/// @param minContributors fewest banks of any run
/// @param cohortChangeMinimum by how many banks two cohorts over the same days differ at least, if they differ
/// @param appraisalPolicy what evidence of enclaves is accepted, an object of the attestation room
/// @param anchorPadTo leaves to a multiple of which the receipt log is padded
public record Consortium(PartyId by, long at, int seq, List<PartyId> members, List<PartyId> regulators, ConsortiumMode mode,
        int governanceQuorum, int modelQuorum, int minContributors, int cohortChangeMinimum,
        CanonicalValue.Obj appraisalPolicy, int anchorPadTo) implements Fact {

    public Consortium {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        members = Shape.set("members", members);
        regulators = Shape.set("regulators", regulators);
        Shape.count("governanceQuorum", governanceQuorum);
        Shape.count("modelQuorum", modelQuorum);
        Shape.count("minContributors", minContributors);
        Shape.count("cohortChangeMinimum", cohortChangeMinimum);
        Shape.sequence("anchorPadTo", anchorPadTo);
    }

    @Override
    public FactKind kind() {
        return FactKind.CONSORTIUM;
    }

    @Override
    public FactKey key() {
        return keyOf(seq, digest());
    }

    public static FactKey keyOf(int seq, Digest digest) {
        return FactKind.CONSORTIUM.key(FactKey.sequence(seq), digest.hex());
    }

    @Override
    public void write(FactWriter out) {
        out.integer("seq", seq).parties("members", members).parties("regulators", regulators).constant("mode", mode)
                .integer("governanceQuorum", governanceQuorum).integer("modelQuorum", modelQuorum)
                .integer("minContributors", minContributors).integer("cohortChangeMinimum", cohortChangeMinimum)
                .object("appraisalPolicy", appraisalPolicy).integer("anchorPadTo", anchorPadTo);
    }

    static Consortium read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Consortium(by, at, in.sequence("seq"), in.parties("members"), in.parties("regulators"),
                in.constant("mode", ConsortiumMode.class), in.count("governanceQuorum"), in.count("modelQuorum"),
                in.count("minContributors"), in.count("cohortChangeMinimum"), in.object("appraisalPolicy"),
                in.sequence("anchorPadTo"));
    }
}
