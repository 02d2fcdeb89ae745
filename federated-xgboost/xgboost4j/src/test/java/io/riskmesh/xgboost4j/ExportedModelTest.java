package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.cuts.PooledCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.xgboost4j.NativeBooster.Format;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Models that our trainer grew, through their files: missing values and categories mean the same to XGBoost.
final class ExportedModelTest {

    @Test
    void xgboost_gives_our_margins_bit_for_bit_and_saves_our_file_again() throws NativeTrainingException {
        for (int prior : new int[] {500, 137}) {
            TrainedModel model = train(Models.MIXED, prior);
            for (TreeEnsemble ensemble : List.of(model.full(), model.released())) {
                byte[] file = XgboostModelFile.writeUbjson(ensemble);
                try (NativeBooster booster = NativeBooster.load(file)) {
                    assertArrayEquals(file, booster.save(Format.UBJSON));
                    assertSameMargins(booster, ensemble);
                }
                try (NativeBooster booster = NativeBooster.load(XgboostModelFile.writeJson(ensemble))) {
                    assertSameMargins(booster, ensemble);
                }
            }
        }
    }

    private static void assertSameMargins(NativeBooster booster, TreeEnsemble ensemble) throws NativeTrainingException {
        FloatMatrix rows = AwkwardRows.of(ensemble, Models.MIXED);
        try (NativeMatrix matrix = NativeMatrix.of(ensemble.schema(), rows)) {
            float[] theirs = booster.margins(matrix);
            for (int i = 0; i < theirs.length; i++) {
                assertEquals(Float.floatToRawIntBits(theirs[i] + 0f), Float.floatToRawIntBits(ensemble.margin(rows.row(i))),
                        "row " + i);
            }
        }
    }

    private static TrainedModel train(RandomRows rows, int prior) {
        TrainingParameters parameters = TrainingParameters.defaults(3).withRounds(20).withPrivacy(PrivacyParameters.OFF);
        FloatMatrix matrix = new FloatMatrix(rows.rows(), rows.schema().size(), rows.values().clone());
        HistogramCuts cuts = PooledCuts.of(rows.schema(), parameters.binning(), parameters.privacy(), List.of(matrix)).cuts();
        TrainedModel model = PlainTrainer.train(
                new TrainingTask(parameters, rows.schema(), cuts, PlainHistograms.plan(CellLayout.TWO_WORD), prior),
                LocalRows.of(parameters, cuts, List.of(OwnerRows.of(0, matrix, rows.labels(), 3)), Workers.inline()),
                Optional.empty(), TrainingProgress.SILENT);
        assertTrue(model.full().maxDepth() == 6);
        return model;
    }
}
