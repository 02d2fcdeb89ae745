package io.riskmesh.gateway.peer.wire;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.OptionalInt;

/// The versions of a kind that a gateway reads, and one of which it writes.
///
/// @param min from 1
/// @param max from `min`, at most 9,999
public record VersionRange(String kind, int min, int max) {
    private static final int MOST = 9_999;

    public VersionRange {
        Shape.id("kind", kind);
        Shape.within("min", min, 1, MOST);
        Shape.within("max", max, min, MOST);
    }

    public boolean contains(int version) {
        return min <= version && version <= max;
    }

    /// The highest version that both sides know; empty if there is none.
    public OptionalInt common(VersionRange other) {
        int highest = Math.min(max, other.max);
        return highest >= Math.max(min, other.min) ? OptionalInt.of(highest) : OptionalInt.empty();
    }

    void write(FactWriter out) {
        out.id("kind", kind).integer("min", min).integer("max", max);
    }

    static VersionRange read(FactReader in) throws MalformedFact {
        int min = (int) in.integer("min", 1, MOST);
        return new VersionRange(in.id("kind"), min, (int) in.integer("max", min, MOST));
    }
}
