package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.BinMatrix;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.pass.Passes;
import io.riskmesh.binselect.pass.ReceivedParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The feature owner's state.
///
/// @param begun entropy and digest of the bins, since the set-up began
/// @param bins gone after a restart, until the host gives them again
/// @param early keys of the base transfers that came before the bins
/// @param baseKeys both branches, since the base transfers were answered; gone after a restart
/// @param coPaths by block
/// @param broken a check failed: nothing of the set-up is answered any more
record HolderState(
        Optional<Begun> begun, Optional<BinMatrix> bins, Optional<BaseKeys> early, AnsweredOnce answered, Optional<Secret> baseKeys,
        Map<Integer, Secret> coPaths, ReceivedParts parts, Passes passes, boolean broken)
        implements PairState {

    HolderState {
        coPaths = Map.copyOf(coPaths);
    }

    record Begun(Secret entropy, Octets inputs) {}

    static HolderState initial() {
        return new HolderState(Optional.empty(), Optional.empty(), Optional.empty(), AnsweredOnce.nothing(), Optional.empty(),
                Map.of(), ReceivedParts.none(), Passes.none(), false);
    }

    HolderState with(Begun next) {
        return new HolderState(Optional.of(next), bins, early, answered, baseKeys, coPaths, parts, passes, broken);
    }

    HolderState with(BinMatrix next) {
        return new HolderState(begun, Optional.of(next), early, answered, baseKeys, coPaths, parts, passes, broken);
    }

    HolderState withEarly(Optional<BaseKeys> next) {
        return new HolderState(begun, bins, next, answered, baseKeys, coPaths, parts, passes, broken);
    }

    HolderState with(AnsweredOnce next) {
        return new HolderState(begun, bins, early, next, baseKeys, coPaths, parts, passes, broken);
    }

    HolderState withBaseKeys(Secret keys) {
        return new HolderState(begun, bins, early, answered, Optional.of(keys), coPaths, parts, passes, broken);
    }

    HolderState with(int block, Secret paths) {
        Map<Integer, Secret> next = new HashMap<>(coPaths);
        next.put(block, paths);
        return new HolderState(begun, bins, early, answered, baseKeys, next, parts, passes, broken);
    }

    HolderState with(ReceivedParts next, Passes from) {
        return new HolderState(begun, bins, early, answered, baseKeys, coPaths, next, from, broken);
    }

    HolderState with(Passes next) {
        return new HolderState(begun, bins, early, answered, baseKeys, coPaths, parts, next, broken);
    }

    HolderState asBroken() {
        return new HolderState(begun, bins, early, answered, baseKeys, coPaths, parts, passes, true);
    }

    @Override
    public String toString() {
        return "HolderState[" + coPaths.size() + " blocks, " + parts + "]";
    }
}
