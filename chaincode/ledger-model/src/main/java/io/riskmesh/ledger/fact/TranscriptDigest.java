package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;

/// What one bank saw of trees `fromTree..toTree` (both inclusive): equal at all honest banks.
///
/// @param transcript running digest over all messages; opened sums stand in it as hiding commitments only
/// @param modelSoFar digest of the canonical model file after `toTree`
public record TranscriptDigest(
        Digest run, PartyId party, int fromTree, int toTree, Digest transcript, Digest modelSoFar) {

    public static final String KIND = "TranscriptDigest";
    static final int VERSION = 1;

    public TranscriptDigest {
        if (fromTree < 0 || toTree < fromTree) {
            throw new IllegalArgumentException("Expected 0 <= fromTree <= toTree, got " + fromTree + ".." + toTree);
        }
    }

    public byte[] canonicalBytes() {
        return new FactWriter(KIND, VERSION)
                .digest("run", run).text("party", party.value())
                .integer("fromTree", fromTree).integer("toTree", toTree)
                .digest("transcript", transcript).digest("modelSoFar", modelSoFar).bytes();
    }

    public Digest digest() {
        return Digest.of("transcript-digest", canonicalBytes());
    }

    public static TranscriptDigest decode(byte[] bytes) throws MalformedFact {
        FactReader in = new FactReader(KIND, VERSION, bytes);
        int from = (int) in.integer("fromTree", 0, Integer.MAX_VALUE);
        TranscriptDigest fact = new TranscriptDigest(
                in.digest("run"), new PartyId(in.id("party")), from, (int) in.integer("toTree", from, Integer.MAX_VALUE),
                in.digest("transcript"), in.digest("modelSoFar"));
        in.end();
        return fact;
    }
}
