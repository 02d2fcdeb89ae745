package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.model.ModelOnDisk;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.part.ModelRef;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// The demo's model as a scorer gets it: encrypted, its key cut into a share for each bank, with the policy of its use. The demo
/// trains on what the payer's bank knows, so it is a payer-only model.
record ScoredModel(TreeEnsemble ensemble, ModelPackage.Made packed, ScoringPolicy policy) {

    static final ModelRef MODEL = new ModelRef(RecordedRun.MODEL, 1);

    private static final double REVIEW_FROM = 0.2;
    private static final double DECLINE_FROM = 0.6;

    /// @param quorum of banks whose shares give the key
    static ScoredModel of(Path file, int quorum, int banks, SecureRandom random) throws Stopped {
        ModelOnDisk read = ModelOnDisk.read(file);
        ModelPackage.Made packed = ModelPackage.make(read.bytes(), quorum, banks, 0, random);
        List<String> table = read.ensemble().schema().names().stream().map(ScoredModel::code).toList();
        ScoringPolicy policy = new ScoringPolicy(1, MODEL, ModelSide.PAYER_ONLY, table.size(), packed.packed().digest(),
                Founding.PURPOSE, List.of(bits(REVIEW_FROM), bits(DECLINE_FROM)), List.of("APPROVE", "REVIEW", "DECLINE"),
                PayeeLate.UNAVAILABLE, Optional.empty(), false, table);
        return new ScoredModel(read.ensemble(), packed, policy);
    }

    // The margin of a probability, once: from here on a threshold is its bits.
    private static int bits(double probability) {
        return Float.floatToIntBits((float) StrictMath.log(probability / (1 - probability)));
    }

    private static String code(String feature) {
        String id = feature.replaceAll("[^A-Za-z0-9._-]", "_");
        return id.substring(0, Math.min(id.length(), 64));
    }

    @Override
    public String toString() {
        return "ScoredModel[" + packed.packed() + "]";
    }
}
