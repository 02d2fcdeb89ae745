package io.riskmesh.gateway.run.round;

import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;

/// Where a run is, as the coordinator's messages tell every bank. For showing only: the machine decides nothing by it.
///
/// @param tree under way, or finished trees between two
/// @param level of the tree under way, from 0
/// @param phase as in `RunProgress`
public record RoundPlace(int tree, int level, String phase) {

    static final RoundPlace START = new RoundPlace(0, 0, "opening");

    /// The place after a message of the coordinator; the same place for all else.
    RoundPlace after(byte[] bytes) {
        if (!RoundCodec.isRound(bytes) || !(RoundCodec.decode(bytes) instanceof RoundCodec.Decoded.Message(RoundMessage message))) {
            return this;
        }
        return switch (message) {
            case OpenRun _ -> at("opening");
            case StartSession session -> new RoundPlace(Math.max(0, session.trees()), 0, "keys");
            case CutBuckets _ -> at("cuts");
            case CutsAgreed _ -> at("between");
            case BeginTree begin -> new RoundPlace(begin.header().tree(), 0, "histogram");
            case CandidateSplits _ -> at("presence");
            case ChosenSplits _ -> new RoundPlace(tree, level + 1, "histogram");
            case TreeDone done -> new RoundPlace(done.validates() ? tree : done.header().tree() + 1, 0,
                    done.validates() ? "validation" : "leaves");
            case ValidationResult result -> new RoundPlace(result.header().tree() + 1, 0, "leaves");
            case CloseSlot _ -> at("between");
            case RunDone _ -> at("done");
            case io.riskmesh.federation.message.AbortRun _, io.riskmesh.federation.message.CatchUp _,
                    io.riskmesh.federation.message.JoinRun _, io.riskmesh.federation.message.KeysReady _ -> this;
        };
    }

    /// The same tree in another phase.
    RoundPlace at(String next) {
        return new RoundPlace(tree, level, next);
    }
}
