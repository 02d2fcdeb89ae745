package io.riskmesh.incentive.input;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.util.Comparator;
import java.util.List;

/// What one bank seals to the evaluator (design `incentive.md` section 4).
///
/// @param salting secret from which the salts of [LeafSumRoot] follow, 32 bytes
/// @param blocks sums of its training rows, sorted, no place twice
/// @param holdout sums of its holdout rows, likewise, all of block 0
/// @param fingerprints of its rows, keyed for the run; empty where overlap is not looked at
public record EvaluationInput(RunId run, Digest modelFileDigest, PartyId party, OpaqueBytes salting, List<LeafSum> blocks,
        List<LeafSum> holdout, List<Digest> fingerprints) {

    public static final int SALTING_BYTES = 32;

    public EvaluationInput {
        blocks = sorted("blocks", blocks);
        holdout = sorted("holdout", holdout);
        fingerprints = List.copyOf(fingerprints);
        if (salting.length() != SALTING_BYTES) {
            throw new IllegalArgumentException("Expected " + SALTING_BYTES + " bytes of salting, got " + salting.length());
        }
        if (holdout.stream().anyMatch(sum -> sum.block() != 0)) {
            throw new IllegalArgumentException("Expected holdout rows in block 0");
        }
    }

    private static List<LeafSum> sorted(String name, List<LeafSum> sums) {
        Comparator<LeafSum> order = Comparator.naturalOrder();
        for (int i = 1; i < sums.size(); i++) {
            if (order.compare(sums.get(i - 1), sums.get(i)) >= 0) {
                throw new IllegalArgumentException("Expected " + name + " by tree, block and leaf, each once");
            }
        }
        return List.copyOf(sums);
    }

    /// The root that the bank's last transcript must name.
    public Digest root() {
        LeafSumRoot root = new LeafSumRoot(salting);
        root.add(blocks, holdout);
        return root.root();
    }

    /// The same without sums of trees that the model does not keep: training that stopped early went on after its best tree.
    ///
    /// @param trees that it keeps
    public EvaluationInput upTo(int trees) {
        return new EvaluationInput(run, modelFileDigest, party, salting, kept(blocks, trees), kept(holdout, trees), fingerprints);
    }

    /// Sums of the first trees.
    public static List<LeafSum> kept(List<LeafSum> sums, int trees) {
        return sums.stream().filter(sum -> sum.tree() < trees).toList();
    }

    /// Names no sum: they are the bank's.
    @Override
    public String toString() {
        return "EvaluationInput[" + run + ", " + party + ", " + blocks.size() + " + " + holdout.size() + " sums]";
    }
}
