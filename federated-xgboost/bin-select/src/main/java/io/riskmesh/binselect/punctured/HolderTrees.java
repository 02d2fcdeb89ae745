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
import java.util.Arrays;
import java.util.Map;

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
        LeafSums[] sums = new LeafSums[order.nodes().size()];
        Arrays.setAll(sums, _ -> new LeafSums(leafPermutation, parameters.features(), parameters.cells()));
        byte[] bins = state.bins().orElseThrow().octets().array();
        new RowPass(parameters, new Leaves(state.coPaths(), bins)).run(order.nodes(), (node, leaves, at, row) -> {
            int part = row / parameters.rowsPerPart();
            int inPart = row - part * parameters.rowsPerPart();
            sums[node].addRow(leaves, at, order.slot(), bins, row * parameters.features(),
                    state.parts().part(part).array(), 2 * inPart * parameters.features());
        });
        long[][] shares = Arrays.stream(sums).map(LeafSums::corrected).toArray(long[][]::new);
        return new LevelShares(order.slot(), order.level(), order.nodes().stream().map(NodeRows::node).toList(),
                parameters.features(), parameters.cells(), shares);
    }

    private final class Leaves implements RowPass.LeafSource {
        private final Map<Integer, Secret> coPaths;
        private final byte[] bins;

        Leaves(Map<Integer, Secret> coPaths, byte[] bins) {
            this.coPaths = coPaths;
            this.bins = bins;
        }

        @Override
        public boolean keeps(int block) {
            return store.keeps(block);
        }

        @Override
        public byte[] all(int block) {
            Secret paths = coPaths.get(block);
            return store.leaves(block, paths, () ->
                    leaves(paths.reveal(), bins, (int) BlockShape.of(parameters, block).firstUnit()));
        }

        @Override
        public byte[] some(int block, int[] rows) {
            int features = parameters.features();
            int width = 16 * parameters.depth() * features;
            byte[] paths = new byte[rows.length * width];
            byte[] chosen = new byte[rows.length * features];
            for (int i = 0; i < rows.length; i++) {
                int inBlock = rows[i] - block * parameters.rowsPerBlock();
                System.arraycopy(coPaths.get(block).reveal(), inBlock * width, paths, i * width, width);
                System.arraycopy(bins, rows[i] * features, chosen, i * features, features);
            }
            return leaves(paths, chosen, 0);
        }

        private byte[] leaves(byte[] paths, byte[] ofBins, int firstBin) {
            return KeptLeaves.of(expander.fromCoPaths(paths, ofBins, firstBin), parameters.depth(), parameters.cells());
        }
    }
}
