package io.riskmesh.boosting.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.riskmesh.boosting.growth.Cases;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.MonotoneConstraints;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingCheckpoint;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Bytes that banks compare or keep, as they were when version 1 was fixed. A difference is a change of protocol: banks of
/// two versions would refuse each other, or train different models. What came is left in `target/golden` for a look.
final class GoldenFilesTest {

    @Test
    void canonical_bytes_of_parameters_stand() {
        same("training-parameters-1.hex", new TrainingParameters(Objective.SQUARED_ERROR, 17, 0.3f,
                new Regularization(2f, 0.5f, 0.25f, 3f, 0.75f), new TreeShape(GrowPolicy.LOSS_GUIDED, 9, 31),
                new Binning(64, 16, 5, 48), new Sampling(0.8, 0.7, 0.6, 0.5), new RowWeights(2, 8, 1.5),
                new MonotoneConstraints(new TreeMap<>(Map.of("amount", -1, "age", 1))),
                new EarlyStopping(7, ValidationMetric.AUCPR), new BasePrior.Fixed(123),
                new PrivacyParameters(true, 4, 2, 21, 51, 22, 5, true, ModelCovers.DATA_INDEPENDENT), -2).canonicalBytes());
        same("training-parameters-defaults-1.hex", TrainingParameters.defaults(1).canonicalBytes());
    }

    @Test
    void canonical_bytes_of_cuts_and_plan_stand() {
        same("histogram-cuts-1.hex", Cases.CUTS.canonicalBytes());
        same("fixed-point-plan-1.hex", Cases.plan().canonicalBytes());
    }

    @Test
    void a_small_training_run_gives_the_same_model_file() {
        TrainingParameters parameters = Cases.parameters().withPrivacy(Cases.RULES).withRounds(3)
                .withSampling(new Sampling(0.8, 0.8, 1, 0.7));
        TrainedModel model = PlainTrainer.train(Cases.task(parameters),
                LocalRows.of(parameters, Cases.CUTS, Cases.of(1, 998, 4).owned(), Workers.inline()), Optional.empty(),
                TrainingProgress.SILENT);
        same("model-full.ubj.hex", XgboostModelFile.writeUbjson(model.full()));
        same("model-released.ubj.hex", XgboostModelFile.writeUbjson(model.released()));
    }

    @Test
    void canonical_bytes_of_a_checkpoint_stand() {
        TrainingCheckpoint.RunDigests run = new TrainingCheckpoint.RunDigests("01".repeat(32), "23".repeat(32), "45".repeat(32),
                "67".repeat(32));
        same("training-checkpoint-1.hex", new TrainingCheckpoint(run, new byte[] {1, 2, 3}, "89".repeat(32), 77,
                new StoppingState(9, 4, 123_456_789), 11, "ab".repeat(32)).canonicalBytes());
    }

    private static void same(String name, byte[] actual) {
        String hex = HexFormat.of().formatHex(actual).replaceAll(".{64}", "$0\n").strip() + "\n";
        try {
            Path left = Files.createDirectories(Path.of("target", "golden")).resolve(name);
            Files.writeString(left, hex);
            try (InputStream in = GoldenFilesTest.class.getResourceAsStream(name)) {
                assertNotNull(in, "Expected golden file " + name);
                assertEquals(new String(in.readAllBytes(), StandardCharsets.US_ASCII), hex, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
