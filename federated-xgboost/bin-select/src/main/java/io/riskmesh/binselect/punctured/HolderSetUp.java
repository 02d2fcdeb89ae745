package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.transfer.BaseTransfers;
import io.riskmesh.binselect.transfer.BlockShape;
import io.riskmesh.binselect.transfer.ExtensionReceiver;
import io.riskmesh.binselect.tree.TreeCheck;
import io.riskmesh.binselect.tree.TreeExpander;
import java.util.Optional;

/// The feature owner's messages of the set-up: functions of its entropy, its bins and what the gradient owner said.
/// Not thread-safe.
final class HolderSetUp {
    private final Octets pair;
    private final SelectParameters parameters;
    private final boolean checks;

    HolderSetUp(Octets pair, SelectParameters parameters, boolean checks) {
        this.pair = pair;
        this.parameters = parameters;
        this.checks = checks;
    }

    BaseTransfers.Answered answer(BaseKeys asked, Secret entropy) throws RefusedInput {
        return BaseTransfers.answer(asked, entropy);
    }

    ExtendChoices choose(HolderState state, int block) {
        return receiver(state).choose(BlockShape.of(parameters, block), bins(state));
    }

    /// The co-paths of the block; empty if the trees are not the gradient owner's.
    Optional<Secret> open(HolderState state, PuncturedSeeds seeds) {
        BlockShape shape = BlockShape.of(parameters, seeds.block());
        byte[] sums = receiver(state).open(shape, bins(state), seeds.seeds().array());
        TreeExpander.Punctured trees =
                new TreeExpander(parameters.depth()).fromSums(sums, bins(state), (int) shape.firstUnit());
        TreeCheck.Sent sent = new TreeCheck.Sent(seeds.leafChecks(), seeds.treesDigest());
        boolean holds = !checks || new TreeCheck(parameters.depth())
                .holds(trees.leaves(), bins(state), (int) shape.firstUnit(), sent, pair, seeds.block());
        return holds ? Optional.of(Secret.wrap(trees.coPaths())) : Optional.empty();
    }

    private ExtensionReceiver receiver(HolderState state) {
        return new ExtensionReceiver(pair, state.baseKeys().orElseThrow(), state.begun().orElseThrow().entropy());
    }

    private static byte[] bins(HolderState state) {
        return state.bins().orElseThrow().octets().array();
    }
}
