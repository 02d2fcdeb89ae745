package io.riskmesh.federation.tree;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A running digest over cuts, prior and finished trees: with a bank's rows and sample seed it decides the gradients of the
/// next tree, so two sums over different sets under one such digest would tell a bank by their difference (rule R3).
public record ModelSoFar(Digest digest) {

    /// Nothing agreed yet: what the counts of the cuts are asked under.
    public static ModelSoFar nothing(Digest runId) {
        return new ModelSoFar(Digest.of("model-so-far", runId.toBytes()));
    }

    public ModelSoFar withCuts(HistogramCuts cuts, int priorPerMille) {
        byte[] cutsDigest = cuts.digest().getBytes(StandardCharsets.US_ASCII);
        return after(ByteBuffer.allocate(cutsDigest.length + Integer.BYTES).put(cutsDigest).putInt(priorPerMille).array());
    }

    public ModelSoFar with(RegressionTree tree) {
        return after(PublicTree.digest(tree).toBytes());
    }

    private ModelSoFar after(byte[] link) {
        return new ModelSoFar(Digest.of("model-so-far",
                ByteBuffer.allocate(Digest.LENGTH_BYTES + link.length).put(digest.toBytes()).put(link).array()));
    }
}
