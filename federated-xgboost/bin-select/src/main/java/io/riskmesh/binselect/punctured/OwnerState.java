package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.PairInput.BeginTree;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.pass.Passes;
import java.util.Optional;

/// The gradient owner's state.
///
/// @param entropy since the set-up began
/// @param baseKeys the chosen branches, since the base transfers were answered; gone after a restart
/// @param tree the current one; slot 0 before the first and after a restart
/// @param broken a check failed: nothing of the set-up is answered any more
record OwnerState(
        Optional<Secret> entropy, AnsweredOnce answered, Optional<Secret> baseKeys, BeginTree tree, Passes passes, boolean broken)
        implements PairState {

    static OwnerState initial() {
        return new OwnerState(Optional.empty(), AnsweredOnce.nothing(), Optional.empty(),
                new BeginTree(0, new long[0], new long[0]), Passes.none(), false);
    }

    OwnerState with(Secret begun) {
        return new OwnerState(Optional.of(begun), answered, baseKeys, tree, passes, broken);
    }

    OwnerState with(AnsweredOnce next) {
        return new OwnerState(entropy, next, baseKeys, tree, passes, broken);
    }

    OwnerState withBaseKeys(Secret keys) {
        return new OwnerState(entropy, answered, Optional.of(keys), tree, passes, broken);
    }

    OwnerState with(BeginTree next, Passes from) {
        return new OwnerState(entropy, answered, baseKeys, next, from, broken);
    }

    OwnerState with(Passes next) {
        return new OwnerState(entropy, answered, baseKeys, tree, next, broken);
    }

    OwnerState asBroken() {
        return new OwnerState(entropy, answered, baseKeys, tree, passes, true);
    }
}
