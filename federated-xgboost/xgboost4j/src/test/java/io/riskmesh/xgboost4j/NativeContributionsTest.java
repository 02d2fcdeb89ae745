package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.prediction.TreeShap;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.xgboost4j.NativeBooster.Format;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Oracle O4 of training.md section 12.
final class NativeContributionsTest {

    @Test
    void contributions_are_those_of_the_native_library() throws NativeTrainingException {
        for (RandomRows rows : new RandomRows[] {Models.NUMERIC, Models.MIXED}) {
            for (Map<String, Object> parameters : Models.PARAMETERS) {
                try (NativeMatrix matrix = rows.matrix();
                        NativeBooster booster = NativeBooster.train(matrix, parameters, 10)) {
                    assertSameContributions(booster, Models.read(booster.save(Format.UBJSON)), rows, parameters.toString());
                }
            }
        }
    }

    @Test
    void contributions_of_a_released_model_are_those_of_the_native_library() throws NativeTrainingException {
        try (NativeMatrix matrix = Models.MIXED.matrix();
                NativeBooster booster = NativeBooster.train(matrix, Models.PARAMETERS.getFirst(), 10)) {
            TreeEnsemble full = Models.read(booster.save(Format.UBJSON));
            for (ModelCovers covers : ModelCovers.values()) {
                TreeEnsemble released = full.stripped(covers);
                try (NativeBooster loaded = NativeBooster.load(XgboostModelFile.writeUbjson(released))) {
                    assertSameContributions(loaded, released, Models.MIXED, covers.toString());
                }
            }
        }
    }

    private static void assertSameContributions(NativeBooster booster, TreeEnsemble ensemble, RandomRows rows, String at)
            throws NativeTrainingException {
        FloatMatrix few = new FloatMatrix(100, rows.schema().size(),
                Arrays.copyOf(rows.values(), 100 * rows.schema().size()));
        TreeShap shap = new TreeShap(ensemble);
        try (NativeMatrix matrix = NativeMatrix.of(rows.schema(), few)) {
            float[][] theirs = booster.contributions(matrix);
            for (int i = 0; i < few.rows(); i++) {
                double[] ours = shap.contributions(few.row(i));
                assertEquals(ours.length, theirs[i].length);
                for (int f = 0; f < ours.length; f++) {
                    assertEquals(theirs[i][f], ours[f], 1e-5, at + ", row " + i + ", feature " + f);
                }
                assertEquals(ensemble.margin(few.row(i)), Arrays.stream(ours).sum(), 1e-5, at + ", row " + i);
            }
        }
    }
}
