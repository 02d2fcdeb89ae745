package io.riskmesh.gateway.scoring.desk;

import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Brings a model file into the form that scorers take: encrypted, its key cut into a share for each bank, with the policy of its
/// use. The bank that proposes a version does it once; the others get their share, the package and the policy by mail.
public interface ModelReleaseDesk {

    /// How a model is to be used.
    ///
    /// @param side `true` if the model takes features of both sides
    /// @param payerFeatures how many of the features, from the first, are the payer's
    /// @param thresholdsPpm ascending scores from which the next band begins
    /// @param bands from the lowest scores, one more than thresholds
    /// @param oneSided the payer-only model of [PayeeLate#ONE_SIDED_MODEL]
    /// @param featureNames in the order of the file
    record Terms(ModelRef model, int policyVersion, boolean joint, int payerFeatures, String purpose, List<Integer> thresholdsPpm,
            List<String> bands, PayeeLate onPayeeLate, Optional<ModelRef> oneSided, boolean otherSideReason,
            List<String> featureNames) {
        public Terms {
            thresholdsPpm = List.copyOf(thresholdsPpm);
            bands = List.copyOf(bands);
            featureNames = List.copyOf(featureNames);
        }
    }

    /// Packs a model and sends each bank what it needs. The policy's digest is what members approve (`SCORING_POLICY`) and what an
    /// activation names. Calling it again for the same model and policy version gives the same policy.
    ///
    /// @param file the released model file
    ScoringPolicy release(Terms terms, byte[] file) throws IOException;

    /// A policy that this bank has: its own or one that came by mail; empty as long as it has not.
    Optional<ScoringPolicy> policy(Digest digest);

    /// Policies that this bank has for a model.
    List<ScoringPolicy> policies(ModelRef model);
}
