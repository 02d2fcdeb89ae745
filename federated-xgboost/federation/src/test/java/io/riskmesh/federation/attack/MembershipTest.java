package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.federation.attack.AttackResult.Finding.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whether the loss of a row tells that the model was trained on it.
final class MembershipTest {

    private static final int MEMBERS = 5000;

    @Test
    void deep_trees_without_minimum_children_remember_their_rows_and_the_shipped_defaults_hardly_do() {
        TrainingParameters defaults = TrainingParameters.defaults(17);
        TrainingParameters deep = defaults.withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 8, 0)).withPrivacy(PrivacyParameters.OFF);
        double naive = attacked(deep);
        double shipped = attacked(defaults);
        Figures.print("membership by loss threshold", "AUC " + Figures.number(naive), "AUC " + Figures.number(shipped));
        assertTrue(naive >= 0.60, "naive " + naive);
        assertTrue(shipped <= 0.55, "shipped " + shipped);
    }

    private static double attacked(TrainingParameters parameters) {
        Scene members = Scene.withNoise(21, 4, MEMBERS / 4, 10, parameters);
        Scene others = Scene.withNoise(22, 4, MEMBERS / 4, 10, parameters);
        TrainedModel model = PlainTrainer.train(members.task(), members.pooled(), Optional.empty(), (_, _, _) -> {});
        List<float[]> rows = new ArrayList<>();
        byte[] labels = new byte[2 * MEMBERS];
        byte[] isMember = new byte[2 * MEMBERS];
        for (Scene scene : List.of(members, others)) {
            for (PlainBank bank : scene.banks()) {
                for (int row = 0; row < bank.size(); row++) {
                    labels[rows.size()] = bank.label(row);
                    isMember[rows.size()] = (byte) (rows.size() < MEMBERS ? 1 : 0);
                    rows.add(bank.row(row));
                }
            }
        }
        View view = new View(members.parties().getFirst(), members.task(), List.of(), List.of(),
                XgboostModelFile.writeUbjson(model.released()));
        float[] scores = new LossThreshold(rows, labels).run(view).of(Membership.class).getFirst().scores();
        return switch (Auc.of(ScoredRows.of(scores, isMember))) {
            case Defined(double value) -> value;
            case Undefined(var reason) -> throw new IllegalStateException("No AUC: " + reason);
        };
    }
}
