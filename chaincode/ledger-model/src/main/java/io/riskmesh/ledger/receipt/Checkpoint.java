package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// The state of a receipt log that its gateway signs with the RECEIPT key and an `Anchor` publishes.
///
/// @param log the log's id
/// @param epoch number of the anchor, from 1
/// @param size leaves, padding included
/// @param root over them
public record Checkpoint(String log, int epoch, long size, Digest root) {

    private static final int VERSION = 1;

    public Checkpoint {
        Shape.id("log", log);
        Shape.sequence("epoch", epoch);
        Shape.count("size", size);
    }

    /// What is signed.
    public byte[] canonicalBytes() {
        return CanonicalJson.encode(new FactWriter().integer("v", VERSION).id("log", log).integer("epoch", epoch)
                .integer("size", size).digest("root", root).object());
    }

    public static Checkpoint decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A checkpoint is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        Checkpoint checkpoint = new Checkpoint(in.id("log"), in.sequence("epoch"), in.whole("size"), in.digest("root"));
        in.end();
        return checkpoint;
    }
}
