package io.riskmesh.federation.attack;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.ledger.PartyId;
import java.util.List;

/// Everything that one adversary holds after a run, and nothing else.
///
/// @param self the adversary, if it is a bank
/// @param task what is agreed in public: parameters, schema, cuts, plan
/// @param sums every sum opened to it, and its own vectors as sums over one bank
/// @param splits of all trees in order, by tree; public
/// @param model the released model file
record View(PartyId self, TrainingTask task, List<NodeSum> sums, List<List<ChosenSplit>> splits, byte[] model) {
    View {
        sums = List.copyOf(sums);
        splits = List.copyOf(splits);
    }
}
