package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.List;

/// The opening of a run. Its digest is the `runId` of every message of the run.
///
/// @param model name of the model that the run trains
/// @param seq number of the run for this model, from 0
/// @param dataset id of the data set
/// @param invited sorted, 3 to 64 banks
/// @param threshold shares needed to open a masked sum
public record TrainingRun(
        String model, int seq, String purpose, String dataset, Digest parametersDigest,
        List<PartyId> invited, int threshold, SumOpeners sumOpeners) {

    public static final String KIND = "TrainingRun";
    static final int VERSION = 1;

    public TrainingRun {
        invited = PartySet.checked("invited", invited);
        for (String id : List.of(model, purpose, dataset)) {
            if (!PartyId.isId(id)) {
                throw new IllegalArgumentException("model, purpose and dataset are ids, got one that is not");
            }
        }
        if (seq < 0 || threshold < 2) {
            throw new IllegalArgumentException("Expected seq >= 0 and threshold >= 2, got " + seq + ", " + threshold);
        }
    }

    public byte[] canonicalBytes() {
        return new FactWriter(KIND, VERSION)
                .text("model", model).integer("seq", seq).text("purpose", purpose).text("dataset", dataset)
                .digest("parametersDigest", parametersDigest).parties("invited", invited)
                .integer("threshold", threshold).text("sumOpeners", sumOpeners.name()).bytes();
    }

    public Digest digest() {
        return Digest.of("training-run", canonicalBytes());
    }

    public static TrainingRun decode(byte[] bytes) throws MalformedFact {
        FactReader in = new FactReader(KIND, VERSION, bytes);
        TrainingRun run = new TrainingRun(
                in.id("model"), (int) in.integer("seq", 0, Integer.MAX_VALUE), in.id("purpose"), in.id("dataset"),
                in.digest("parametersDigest"), in.parties("invited"),
                (int) in.integer("threshold", 2, 64), SumOpeners.parse(in.id("sumOpeners")));
        in.end();
        return run;
    }
}
