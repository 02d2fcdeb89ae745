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
import java.util.Arrays;

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
        Leaves leaves = new Leaves(entropy);
        int row = first;
        while (row < end) {
            int block = row / parameters.rowsPerBlock();
            int rows = Math.min(end, (block + 1) * parameters.rowsPerBlock()) - row;
            maker.make(leaves.all(block), row - block * parameters.rowsPerBlock(), rows, tree.slot(), tree.g(), tree.h(),
                    row, cells, 2 * (row - first) * parameters.features());
            row += rows;
        }
        return Octets.wrap(cells);
    }

    LevelShares shares(Secret entropy, BuildLevel order) {
        LeafSums[] sums = new LeafSums[order.nodes().size()];
        Arrays.setAll(sums, _ -> new LeafSums(leafPermutation, parameters.features(), parameters.cells()));
        new RowPass(parameters, new Leaves(entropy)).run(order.nodes(), (node, leaves, at, _) ->
                sums[node].addRow(leaves, at, order.slot()));
        long[][] shares = Arrays.stream(sums).map(LeafSums::negated).toArray(long[][]::new);
        return new LevelShares(order.slot(), order.level(), order.nodes().stream().map(NodeRows::node).toList(),
                parameters.features(), parameters.cells(), shares);
    }

    private final class Leaves implements RowPass.LeafSource {
        private final Secret entropy;

        Leaves(Secret entropy) {
            this.entropy = entropy;
        }

        @Override
        public boolean keeps(int block) {
            return store.keeps(block);
        }

        @Override
        public byte[] all(int block) {
            return keeps(block) ? store.leaves(block, entropy, () -> leaves(roots(block))) : leaves(roots(block));
        }

        @Override
        public byte[] some(int block, int[] rows) {
            byte[] roots = roots(block);
            int width = 16 * parameters.features();
            byte[] chosen = new byte[rows.length * width];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(roots, (rows[i] - block * parameters.rowsPerBlock()) * width, chosen, i * width, width);
            }
            return leaves(chosen);
        }

        private byte[] roots(int block) {
            return OwnerSecrets.roots(entropy, pair, BlockShape.of(parameters, block));
        }

        private byte[] leaves(byte[] roots) {
            return KeptLeaves.of(expander.leaves(roots), parameters.depth(), parameters.cells());
        }
    }
}
