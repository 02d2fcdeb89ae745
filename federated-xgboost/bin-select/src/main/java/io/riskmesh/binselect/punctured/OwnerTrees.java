package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import io.riskmesh.binselect.leaf.CorrectionMaker;
import io.riskmesh.binselect.leaf.LeafSums;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.PairInput.BeginTree;
import io.riskmesh.binselect.pair.PairInput.BuildLevel;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.transfer.BlockShape;
import io.riskmesh.binselect.tree.KeptLeaves;
import io.riskmesh.binselect.tree.TreeExpander;

/// Corrections and shares of the gradient owner, from its entropy. Not thread-safe.
final class OwnerTrees {
    private final Octets pair;
    private final SelectParameters parameters;
    private final TreeExpander expander;
    private final LeafStore store;
    private final BlockPermutation leafPermutation = FixedKeyAes.of("leaf");

    OwnerTrees(Octets pair, SelectParameters parameters, MemoryPlan memory) {
        this.pair = pair;
        this.parameters = parameters;
        this.expander = new TreeExpander(parameters.depth());
        this.store = new LeafStore(memory.blocks(parameters));
    }

    Octets corrections(Secret entropy, BeginTree tree, int part) {
        CorrectionMaker maker = new CorrectionMaker(leafPermutation, parameters.features(), parameters.cells());
        int first = part * parameters.rowsPerPart();
        int end = first + parameters.rowsIn(part, parameters.rowsPerPart());
        byte[] cells = new byte[16 * (end - first) * parameters.features()];
        int row = first;
        while (row < end) {
            int block = row / parameters.rowsPerBlock();
            int rows = Math.min(end, (block + 1) * parameters.rowsPerBlock()) - row;
            maker.make(leaves(entropy, block), row - block * parameters.rowsPerBlock(), rows, tree.slot(), tree.g(), tree.h(),
                    row, cells, 2 * (row - first) * parameters.features());
            row += rows;
        }
        return Octets.wrap(cells);
    }

    LevelShares shares(Secret entropy, BuildLevel order) {
        LeafSums sums = new LeafSums(leafPermutation, parameters.features(), parameters.cells());
        long[][] shares = new long[order.nodes().size()][];
        for (int n = 0; n < shares.length; n++) {
            if (parameters.features() > 0) {
                for (int row : order.nodes().get(n).rows()) {
                    int block = row / parameters.rowsPerBlock();
                    sums.addRow(leaves(entropy, block), row - block * parameters.rowsPerBlock(), order.slot());
                }
            }
            shares[n] = sums.negated();
        }
        return new LevelShares(order.slot(), order.level(), order.nodes().stream().map(NodeRows::node).toList(),
                parameters.features(), parameters.cells(), shares);
    }

    private byte[] leaves(Secret entropy, int block) {
        return store.leaves(block, entropy, () -> {
            BlockShape shape = BlockShape.of(parameters, block);
            TreeExpander.Whole whole = expander.whole(OwnerSecrets.roots(entropy, pair, shape));
            return KeptLeaves.of(whole.leaves(), parameters.depth(), parameters.cells());
        });
    }
}
