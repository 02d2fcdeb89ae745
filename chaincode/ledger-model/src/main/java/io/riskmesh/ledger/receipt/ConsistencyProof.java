package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// That a log of `later` leaves begins with the log of `earlier` leaves: nothing was changed or taken out in between.
public record ConsistencyProof(long earlier, long later, List<Digest> path) {

    public ConsistencyProof {
        Shape.within("later", later, 1, CanonicalValue.MAX_INT);
        Shape.within("earlier", earlier, 0, later);
        path = List.copyOf(path);
    }

    /// Whether the tree with root `laterRoot` begins with the tree with root `earlierRoot` (RFC 9162 section 2.1.4.2). Every tree
    /// begins with the empty one.
    public boolean proves(Digest earlierRoot, Digest laterRoot) {
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(TreeHash.EMPTY);
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        boolean complete = Long.bitCount(earlier) == 1;
        if (!complete && path.isEmpty()) {
            return false;
        }
        return walk(complete ? earlierRoot : path.getFirst(), complete ? path : path.subList(1, path.size()), earlierRoot,
                laterRoot);
    }

    private boolean walk(Digest start, List<Digest> rest, Digest earlierRoot, Digest laterRoot) {
        TreeHash hash = new TreeHash();
        int shared = Long.numberOfTrailingZeros(earlier);
        long position = (earlier - 1) >> shared;
        long last = (later - 1) >> shared;
        Digest old = start;
        Digest young = start;
        for (Digest node : rest) {
            if (last == 0) {
                return false;
            }
            if (position % 2 == 1 || position == last) {
                old = hash.node(node, old);
                young = hash.node(node, young);
                while (position % 2 == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                young = hash.node(young, node);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlierRoot) && young.equals(laterRoot);
    }

    public void write(FactWriter out) {
        out.integer("earlier", earlier).integer("later", later).digests("path", path);
    }

    public static ConsistencyProof read(FactReader in) throws MalformedFact {
        long later = in.integer("later", 1, CanonicalValue.MAX_INT);
        return new ConsistencyProof(in.integer("earlier", 0, later), later, in.digests("path"));
    }
}
