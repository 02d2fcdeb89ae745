package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;

/// What a leaf of a receipt log says; leaves of padding are random bytes and say nothing. Signatures stand apart.
public sealed interface LogEntry permits EpochTally, ScoreReceipt {

    int VERSION = 1;

    /// As it stands in the bytes.
    String kind();

    /// Adds all fields but `v` and `kind`.
    void write(FactWriter out);

    /// The leaf.
    default byte[] canonicalBytes() {
        FactWriter out = new FactWriter().integer("v", VERSION).id("kind", kind());
        write(out);
        return CanonicalJson.encode(out.object());
    }

    static LogEntry decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A log entry is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        String kind = in.id("kind");
        LogEntry entry = switch (kind) {
            case ScoreReceipt.KIND -> ScoreReceipt.read(in);
            case EpochTally.KIND -> EpochTally.read(in);
            default -> throw new MalformedFact("Unknown log entry " + kind);
        };
        in.end();
        return entry;
    }
}
