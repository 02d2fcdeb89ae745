package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A tree of RFC 9162 section 2.1 that only grows. All complete subtrees are kept, so that an append costs one node on average,
/// and a root or a proof of any earlier size as many hashes as the tree is high. 64 bytes per leaf, at most 2^25 leaves in one
/// tree. Not thread-safe.
public final class MerkleTree {

    /// What a level's array of hashes can hold.
    public static final int MAX_SIZE = 1 << 25;

    private final TreeHash hash = new TreeHash();
    private final List<Level> levels = new ArrayList<>();

    public MerkleTree() {
        levels.add(new Level());
    }

    public static MerkleTree of(List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::append);
        return tree;
    }

    public int size() {
        return levels.getFirst().count();
    }

    public void append(byte[] leaf) {
        int at = grow();
        hash.leaf(leaf, levels.getFirst().hashes(), at);
        joinAll();
    }

    /// Appends a leaf whose hash, [TreeHash#leaf], is known.
    public void appendHash(Digest leafHash) {
        int at = grow();
        System.arraycopy(leafHash.toBytes(), 0, levels.getFirst().hashes(), at, TreeHash.LENGTH);
        joinAll();
    }

    private int grow() {
        if (size() == MAX_SIZE) {
            throw new IllegalStateException("The tree is full at " + MAX_SIZE + " leaves");
        }
        return levels.getFirst().grow();
    }

    private void joinAll() {
        for (int height = 0; levels.get(height).count() % 2 == 0; height++) {
            join(height);
        }
    }

    // The last two subtrees of this height make one of the next.
    private void join(int height) {
        if (height + 1 == levels.size()) {
            levels.add(new Level());
        }
        Level low = levels.get(height);
        Level high = levels.get(height + 1);
        int at = high.grow();
        hash.node(low.hashes(), (low.count() - 2) * TreeHash.LENGTH, high.hashes(), at);
    }

    public Digest root() {
        return root(size());
    }

    /// The root when the tree had `size` leaves.
    public Digest root(int size) {
        check("size", size, 0, size());
        return size == 0 ? TreeHash.EMPTY : range(0, size);
    }

    /// That leaf `index` is in the tree of the first `size` leaves (RFC 9162 section 2.1.3.1).
    public InclusionProof inclusion(int index, int size) {
        check("size", size, 1, size());
        check("index", index, 0, size - 1);
        List<Digest> path = new ArrayList<>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /// That the tree of the first `later` leaves begins with the tree of the first `earlier` (RFC 9162 section 2.1.4.1).
    public ConsistencyProof consistency(int earlier, int later) {
        check("later", later, 1, size());
        check("earlier", earlier, 0, later);
        List<Digest> path = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            collect(earlier, later, path);
        }
        return new ConsistencyProof(earlier, later, path);
    }

    private void collect(int earlier, int later, List<Digest> path) {
        int from = 0;
        int to = later;
        while (earlier != to) {
            int middle = from + split(to - from);
            if (earlier <= middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(range(from, to));
        }
        Collections.reverse(path);
    }

    // `from` is a multiple of the smallest power of two that is not below the length, as every split makes it.
    private Digest range(int from, int to) {
        int length = to - from;
        if (Integer.bitCount(length) == 1) {
            int height = Integer.numberOfTrailingZeros(length);
            return levels.get(height).get(from >> height);
        }
        int middle = from + split(length);
        return hash.node(range(from, middle), range(middle, to));
    }

    /// The largest power of two below `length`.
    private static int split(int length) {
        return Integer.highestOneBit(length - 1);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IndexOutOfBoundsException(name + " lies within " + least + ".." + most + ", got " + value);
        }
    }
}
