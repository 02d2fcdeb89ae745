package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.Shape;

/// The name of a run on the ledger: its model, a dot, its sequence for that model. On the wire a run is named by the digest of
/// its `TrainingRun` instead.
public record RunId(String model, int seq) {

    public RunId {
        Shape.id("model", model);
        Shape.sequence("seq", seq);
        Shape.id("run", model + "." + seq);
    }

    public static RunId parse(String text) throws MalformedFact {
        int dot = text.lastIndexOf('.');
        try {
            RunId id = new RunId(text.substring(0, Math.max(dot, 0)), Integer.parseInt(text.substring(dot + 1)));
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, as any other text that names no run.
        }
        throw new MalformedFact("Expected a run: model, dot, sequence");
    }

    @Override
    public String toString() {
        return model + "." + seq;
    }
}
