package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;
import java.util.Optional;

/// A model file that members may approve.
///
/// @param run that trained it; absent for a model from elsewhere
/// @param fileDigest plain SHA-256 of the file
/// @param statementDigest of the in-toto statement about its making
/// @param releaseReport digest of the report of the release rules
/// @param parent version that it continues
/// @param participants whose data is in it, sorted
/// @param transcript final transcript of the run
/// @param epsilonMicros privacy loss, millionths; 0 for exact sums
/// @param softwareVersions in the order the proposer gives
public record ModelVersion(PartyId by, long at, String name, int version, Optional<RunId> run, Digest fileDigest,
        String format, Digest schemaDigest, Digest statementDigest, Digest releaseReport, Optional<Integer> parent,
        List<PartyId> participants, List<UseRef> uses, Digest transcript, long epsilonMicros, List<Metric> metrics,
        List<String> softwareVersions) implements Fact {

    public ModelVersion {
        Shape.time("at", at);
        Shape.id("subject", new ModelRef(name, version).id());
        Shape.id("format", format);
        parent.ifPresent(before -> Shape.sequence("parent", before));
        participants = Shape.set("participants", participants);
        uses = List.copyOf(uses);
        Shape.count("epsilonMicros", epsilonMicros);
        metrics = List.copyOf(metrics);
        softwareVersions = Shape.texts("softwareVersions", softwareVersions);
    }

    @Override
    public FactKind kind() {
        return FactKind.MODEL_VERSION;
    }

    @Override
    public FactKey key() {
        return keyOf(name, version);
    }

    public static FactKey keyOf(String name, int version) {
        return FactKind.MODEL_VERSION.key(name, FactKey.sequence(version));
    }

    /// Name and version; its id is the subject of approvals.
    public ModelRef ref() {
        return new ModelRef(name, version);
    }

    @Override
    public void write(FactWriter out) {
        out.id("name", name).integer("version", version).optional("run", run.map(RunId::toString), out::id)
                .digest("fileDigest", fileDigest).id("format", format).digest("schemaDigest", schemaDigest)
                .digest("statementDigest", statementDigest).digest("releaseReport", releaseReport)
                .optional("parent", parent, (field, number) -> out.integer(field, number))
                .parties("participants", participants).objects("uses", uses, UseRef::write)
                .digest("transcript", transcript).integer("epsilonMicros", epsilonMicros)
                .objects("metrics", metrics, Metric::write).texts("softwareVersions", softwareVersions);
    }

    static ModelVersion read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new ModelVersion(by, at, in.id("name"), in.sequence("version"),
                in.optional("run", field -> RunId.parse(in.id(field))), in.digest("fileDigest"), in.id("format"),
                in.digest("schemaDigest"), in.digest("statementDigest"), in.digest("releaseReport"),
                in.optional("parent", in::sequence), in.parties("participants"), in.objects("uses", UseRef::read),
                in.digest("transcript"), in.whole("epsilonMicros"), in.objects("metrics", Metric::read),
                in.texts("softwareVersions"));
    }
}
