package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// R11: training rows are not rebuilt from a released model.
@Tag("acceptance")
final class TreeStatisticsTest {

    private static final int BANKS = 4;
    private static final int ROWS = 300;
    private static final int FEATURES = 4;
    private static final TrainingParameters SHIPPED =
            TrainingParameters.defaults(29).withBinning(new Binning(8, 8, 4, 64));
    private static final TrainingParameters OPEN = SHIPPED.withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 8, 0))
            .withRegularization(new Regularization(1f, 0f, 0f, 0.1f, 0f)).withPrivacy(PrivacyParameters.OFF);

    @Test
    void one_banks_trees_with_their_statistics_give_its_rows_back_and_the_released_model_tells_little_more_than_the_cuts() {
        Scene alone = Scene.withNoise(31, 1, ROWS, FEATURES, OPEN);
        TreeEnsemble full = trained(alone).full();
        double naive = located(alone, alone.banks(), new TreeStatistics(ROWS, ROWS, 0, true), full);
        double naiveCuts = located(alone, alone.banks(), new TreeStatistics(ROWS, ROWS, 0, false), full);
        Scene all = Scene.withNoise(31, BANKS, ROWS, FEATURES, SHIPPED);
        TreeEnsemble released = trained(all).released();
        double step = LeafGrid.of(SHIPPED).step();
        double ofOne = 0;
        double ofOneByCuts = 0;
        for (PlainBank bank : all.banks()) {
            ofOne += located(all, List.of(bank), new TreeStatistics(BANKS * ROWS, ROWS, step, true), released) / BANKS;
            ofOneByCuts += located(all, List.of(bank), new TreeStatistics(BANKS * ROWS, ROWS, step, false), released) / BANKS;
        }
        double ofAll = located(all, all.banks(), new TreeStatistics(BANKS * ROWS, BANKS * ROWS, step, true), released);
        double ofAllByCuts = located(all, all.banks(), new TreeStatistics(BANKS * ROWS, BANKS * ROWS, step, false), released);
        Figures.print("rows rebuilt from tree statistics", against(naive, naiveCuts) + " of one bank's rows in their cell",
                against(ofOne, ofOneByCuts) + " of one bank's, " + against(ofAll, ofAllByCuts)
                        + " of all banks' rows, which the file does not tell apart");
        assertTrue(naive >= 0.60, "naive " + naive);
        assertTrue(ofOne - ofOneByCuts <= 0.05, ofOne + " against " + ofOneByCuts);
    }

    private static String against(double attack, double cuts) {
        return Figures.percent(attack) + " (by the cuts alone " + Figures.percent(cuts) + ")";
    }

    private static TrainedModel trained(Scene scene) {
        return PlainTrainer.train(scene.task(), scene.pooled(), Optional.empty(), (_, _, _) -> {});
    }

    /// The share of named rows that are rows of these banks, each row counted once.
    private static double located(Scene scene, List<PlainBank> owners, TreeStatistics attack, TreeEnsemble model) {
        View view = new View(scene.parties().getFirst(), scene.task(), List.of(), List.of(), XgboostModelFile.writeUbjson(model));
        Finding.Rows found = attack.run(view).of(Finding.Rows.class).getFirst();
        Map<String, Integer> truth = new HashMap<>();
        for (PlainBank bank : owners) {
            for (int row = 0; row < bank.size(); row++) {
                truth.merge(cell(scene, bank.row(row)), 1, Integer::sum);
            }
        }
        int hits = 0;
        for (int row = 0; row < found.values().length; row++) {
            String place = place(found.values()[row]);
            int left = truth.getOrDefault(place, 0);
            hits += left > 0 ? 1 : 0;
            truth.put(place, Math.max(0, left - 1));
        }
        return (double) hits / found.values().length;
    }

    private static String cell(Scene scene, float[] row) {
        float[] bins = new float[row.length];
        for (int f = 0; f < row.length; f++) {
            bins[f] = scene.task().cuts().binOf(f, row[f]);
        }
        return place(bins);
    }

    private static String place(float[] bins) {
        StringBuilder text = new StringBuilder();
        for (float bin : bins) {
            text.append((int) bin).append('/');
        }
        return text.toString();
    }
}
