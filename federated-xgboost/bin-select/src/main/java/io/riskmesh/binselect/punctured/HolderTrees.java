package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import io.riskmesh.binselect.leaf.LeafSums;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.PairInput.BuildLevel;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.transfer.BlockShape;
import io.riskmesh.binselect.tree.KeptLeaves;
import io.riskmesh.binselect.tree.TreeExpander;

/// Shares of the feature owner, from its co-paths, bins and the corrections. Not thread-safe.
final class HolderTrees {
    private final SelectParameters parameters;
    private final TreeExpander expander;
    private final LeafStore store;
    private final BlockPermutation leafPermutation = FixedKeyAes.of("leaf");

    HolderTrees(SelectParameters parameters, MemoryPlan memory) {
        this.parameters = parameters;
        this.expander = new TreeExpander(parameters.depth());
        this.store = new LeafStore(memory.blocks(parameters));
    }

    LevelShares shares(HolderState state, BuildLevel order) {
        LeafSums sums = new LeafSums(leafPermutation, parameters.features(), parameters.cells());
        long[][] shares = new long[order.nodes().size()][];
        for (int n = 0; n < shares.length; n++) {
            if (parameters.features() > 0) {
                for (int row : order.nodes().get(n).rows()) {
                    addRow(sums, state, row, order.slot());
                }
            }
            shares[n] = sums.corrected();
        }
        return new LevelShares(order.slot(), order.level(), order.nodes().stream().map(NodeRows::node).toList(),
                parameters.features(), parameters.cells(), shares);
    }

    private void addRow(LeafSums sums, HolderState state, int row, int slot) {
        int block = row / parameters.rowsPerBlock();
        int part = row / parameters.rowsPerPart();
        int inPart = row - part * parameters.rowsPerPart();
        byte[] bins = state.bins().orElseThrow().octets().array();
        sums.addRow(leaves(state, bins, block), row - block * parameters.rowsPerBlock(), slot, bins, row * parameters.features(),
                state.parts().part(part).array(), 2 * inPart * parameters.features());
    }

    private byte[] leaves(HolderState state, byte[] bins, int block) {
        Secret coPaths = state.coPaths().get(block);
        return store.leaves(block, coPaths, () -> {
            BlockShape shape = BlockShape.of(parameters, block);
            byte[] leaves = expander.fromCoPaths(coPaths.reveal(), bins, (int) shape.firstUnit());
            return KeptLeaves.of(leaves, parameters.depth(), parameters.cells());
        });
    }
}
