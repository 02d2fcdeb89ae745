package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// That a leaf stands at `index` of a tree of `size` leaves.
///
/// @param path hashes of the neighbours, from the leaf's upwards
public record InclusionProof(long index, long size, List<Digest> path) {

    public InclusionProof {
        Shape.within("size", size, 1, CanonicalValue.MAX_INT);
        Shape.within("index", index, 0, size - 1);
        path = List.copyOf(path);
    }

    /// Whether the bytes are that leaf of the tree with this root (RFC 9162 section 2.1.3.2).
    public boolean proves(byte[] leaf, Digest root) {
        TreeHash hash = new TreeHash();
        Digest node = hash.leaf(leaf);
        long position = index;
        long last = size - 1;
        for (Digest neighbour : path) {
            if (last == 0) {
                return false;
            }
            if (position % 2 == 1 || position == last) {
                node = hash.node(neighbour, node);
                while (position % 2 == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                node = hash.node(node, neighbour);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && node.equals(root);
    }

    public void write(FactWriter out) {
        out.integer("index", index).integer("size", size).digests("path", path);
    }

    public static InclusionProof read(FactReader in) throws MalformedFact {
        long size = in.integer("size", 1, CanonicalValue.MAX_INT);
        return new InclusionProof(in.integer("index", 0, size - 1), size, in.digests("path"));
    }
}
