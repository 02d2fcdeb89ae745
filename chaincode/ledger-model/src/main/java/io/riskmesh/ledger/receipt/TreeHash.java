package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two hashes of the tree (RFC 9162 section 2.1.1): a leaf is `SHA-256(0x00 || bytes)`, a node `SHA-256(0x01 || left ||
/// right)`, so that no leaf can be taken for a node. Not thread-safe.
public final class TreeHash {

    static final int LENGTH = Digest.LENGTH_BYTES;

    /// The root of a tree without leaves.
    public static final Digest EMPTY = Digest.ofFile(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha = sha256();

    public Digest leaf(byte[] bytes) {
        sha.update(LEAF);
        return Digest.fromBytes(sha.digest(bytes));
    }

    public Digest node(Digest left, Digest right) {
        sha.update(NODE);
        sha.update(left.toBytes());
        return Digest.fromBytes(sha.digest(right.toBytes()));
    }

    /// Hashes a leaf into `out` at `to`.
    void leaf(byte[] bytes, byte[] out, int to) {
        sha.update(LEAF);
        sha.update(bytes);
        finish(out, to);
    }

    /// Hashes two neighbours, which stand at `from` one after the other, into `out` at `to`.
    void node(byte[] neighbours, int from, byte[] out, int to) {
        sha.update(NODE);
        sha.update(neighbours, from, 2 * LENGTH);
        finish(out, to);
    }

    private void finish(byte[] out, int to) {
        try {
            sha.digest(out, to, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("There is room for 32 bytes at " + to + " of " + out.length, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
