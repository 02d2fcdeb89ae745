package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.oblivious.ForestKernel;
import io.riskmesh.enclave.oblivious.ForestLoading;
import io.riskmesh.enclave.oblivious.KernelChoice;
import io.riskmesh.enclave.oblivious.KernelSelection;
import io.riskmesh.enclave.oblivious.ReasonKernel;
import io.riskmesh.enclave.oblivious.TestVectors;
import io.riskmesh.ledger.reason.ScoringReason;

/// A model that scores: read strictly, tested bit for bit on this machine, warm.
///
/// @param features how many it takes
/// @param kernel margins
/// @param reasons margins with what each feature added
/// @param why the kernel was chosen, one line
public record LoadedModel(int features, ForestKernel kernel, ReasonKernel reasons, String why) {

    private static final long VECTOR_SEED = 1;

    /// Reads a file of the digest that a mandate names.
    ///
    /// @throws Refused `model_not_scorable`
    static LoadedModel load(byte[] file) throws Refused {
        return switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRefused refused -> throw new Refused(ScoringReason.MODEL_NOT_SCORABLE, refused.message());
            case ReadResult.ModelRead(TreeEnsemble ensemble, var _) -> switch (ForestLoading.of(ensemble)) {
                case ForestLoading.NotScorable(var obstacles) ->
                        throw new Refused(ScoringReason.MODEL_NOT_SCORABLE, String.join("; ", obstacles));
                case ForestLoading.Scorable(var forest) ->
                        switch (new KernelSelection(System::nanoTime).choose(forest, TestVectors.atThresholds(ensemble, VECTOR_SEED))) {
                            case KernelChoice.Failed(String difference) -> throw new Refused(ScoringReason.MODEL_NOT_SCORABLE, difference);
                            case KernelChoice.Chosen(ForestKernel kernel, String why) ->
                                    new LoadedModel(ensemble.schema().size(), kernel, ReasonKernel.of(forest, kernel), why);
                        };
            };
        };
    }
}
