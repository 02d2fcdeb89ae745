package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;
import java.util.Optional;

/// The opening of a run. Its digest is the `runId` of every message of the run.
///
/// @param by the initiator
/// @param model name of the model that the run trains
/// @param seq number of the run for this model, from 1
/// @param dataset id of the data set
/// @param schemeSeq the settlement scheme in force, if any
/// @param uses one per bank that brings data, each a `UseReceipt` of the same transaction; empty outside a ledger
/// @param invited sorted
/// @param threshold shares needed to open a masked sum
/// @param referenceValues of the opener image, if sums are opened in an enclave
/// @param deadline after which those who have not joined are left out, ms since the epoch
public record TrainingRun(PartyId by, long at, String model, int seq, String purpose, String dataset,
        Optional<Integer> schemeSeq, Digest parametersDigest, List<UseRef> uses, List<PartyId> invited, int threshold,
        RunPrivacy privacy, SumOpeners sumOpeners, Optional<String> referenceValues, long deadline) implements Fact {

    public TrainingRun {
        Shape.time("at", at);
        new RunId(model, seq);
        Shape.id("purpose", purpose);
        Shape.id("dataset", dataset);
        schemeSeq.ifPresent(scheme -> Shape.sequence("schemeSeq", scheme));
        uses = List.copyOf(uses);
        invited = Shape.set("invited", invited);
        Shape.within("threshold", threshold, 2, 64);
        Shape.optionalId("referenceValues", referenceValues);
        Shape.time("deadline", deadline);
    }

    @Override
    public FactKind kind() {
        return FactKind.TRAINING_RUN;
    }

    @Override
    public FactKey key() {
        return keyOf(model, seq);
    }

    public static FactKey keyOf(String model, int seq) {
        return FactKind.TRAINING_RUN.key(model, FactKey.sequence(seq));
    }

    /// Its name on the ledger.
    public RunId id() {
        return new RunId(model, seq);
    }

    @Override
    public void write(FactWriter out) {
        out.id("model", model).integer("seq", seq).id("purpose", purpose).id("dataset", dataset)
                .optional("schemeSeq", schemeSeq, (field, number) -> out.integer(field, number))
                .digest("parametersDigest", parametersDigest).objects("uses", uses, UseRef::write)
                .parties("invited", invited).integer("threshold", threshold).constant("privacy", privacy)
                .constant("sumOpeners", sumOpeners).optional("referenceValues", referenceValues, out::id)
                .integer("deadline", deadline);
    }

    static TrainingRun read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new TrainingRun(by, at, in.id("model"), in.sequence("seq"), in.id("purpose"), in.id("dataset"),
                in.optional("schemeSeq", in::sequence), in.digest("parametersDigest"), in.objects("uses", UseRef::read),
                in.parties("invited"), (int) in.integer("threshold", 2, 64), in.constant("privacy", RunPrivacy.class),
                in.constant("sumOpeners", SumOpeners.class), in.optional("referenceValues", in::id), in.time("deadline"));
    }
}
