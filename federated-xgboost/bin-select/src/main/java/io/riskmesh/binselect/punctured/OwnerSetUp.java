package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.transfer.BaseTransfers;
import io.riskmesh.binselect.transfer.BlockShape;
import io.riskmesh.binselect.transfer.ExtensionSender;
import io.riskmesh.binselect.tree.TreeCheck;
import io.riskmesh.binselect.tree.TreeExpander;
import java.util.Optional;

/// The gradient owner's messages of the set-up: functions of its entropy and of what the feature owner said.
/// Not thread-safe.
final class OwnerSetUp {
    private final Octets pair;
    private final SelectParameters parameters;
    private final boolean checks;
    private Optional<Memo> memo = Optional.empty();

    OwnerSetUp(Octets pair, SelectParameters parameters, boolean checks) {
        this.pair = pair;
        this.parameters = parameters;
        this.checks = checks;
    }

    BaseKeys ask(Secret entropy) {
        return asked(entropy).message();
    }

    Secret open(Secret entropy, BaseCiphertexts answer) {
        return BaseTransfers.open(asked(entropy), answer);
    }

    /// Empty if the choices are not the same in all columns.
    Optional<PuncturedSeeds> answer(Secret entropy, Secret baseKeys, ExtendChoices choices) {
        BlockShape shape = BlockShape.of(parameters, choices.block());
        ExtensionSender sender = new ExtensionSender(pair, OwnerSecrets.delta(entropy, pair), baseKeys);
        ExtensionSender.Correlation correlation = sender.correlate(shape, choices);
        if (checks && !sender.holds(correlation, choices)) {
            return Optional.empty();
        }
        TreeExpander.Whole trees = new TreeExpander(parameters.depth()).whole(OwnerSecrets.roots(entropy, pair, shape));
        TreeCheck.Sent check = new TreeCheck(parameters.depth()).of(trees.leaves(), pair, choices.block());
        return Optional.of(new PuncturedSeeds(
                pair, choices.block(), Octets.wrap(sender.hide(correlation, trees.sums())), check.xors(), check.digest()));
    }

    // A memo of a pure function: 128 key pairs are made once, not for the question and again for its answer.
    private BaseTransfers.Asked asked(Secret entropy) {
        if (memo.isEmpty() || !memo.get().of().equals(entropy)) {
            memo = Optional.of(new Memo(entropy, BaseTransfers.ask(pair, OwnerSecrets.delta(entropy, pair), entropy)));
        }
        return memo.get().asked();
    }

    private record Memo(Secret of, BaseTransfers.Asked asked) {}
}
