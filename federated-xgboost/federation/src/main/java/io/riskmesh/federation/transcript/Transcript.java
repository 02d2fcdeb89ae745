package io.riskmesh.federation.transcript;

import io.riskmesh.ledger.canonical.Digest;

/// A running digest over the coordinator's messages to all banks, in order. Equal at all honest banks: opened sums stand in
/// the messages as hiding commitments only. Immutable.
public record Transcript(Digest digest) {

    /// Before the first message.
    public static Transcript ofRun(Digest runId) {
        return new Transcript(Digest.of("run-transcript", runId.toBytes()));
    }

    /// @param entry the encoded message
    public Transcript after(byte[] entry) {
        byte[] link = new byte[2 * Digest.LENGTH_BYTES];
        System.arraycopy(digest.toBytes(), 0, link, 0, Digest.LENGTH_BYTES);
        System.arraycopy(Digest.of("transcript-entry", entry).toBytes(), 0, link, Digest.LENGTH_BYTES, Digest.LENGTH_BYTES);
        return new Transcript(Digest.of("run-transcript", link));
    }
}
