package io.riskmesh.simulator.rigging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A learner that knows the truth of some networks, but only identifiers, order, membership, sizes and join success,
/// guesses on other networks. Frauds come in campaigns, so that it takes many networks to see a few hundredths of an AUC.
@Tag("acceptance")
final class BlindLearnerTest {

    private static final int NETWORKS = Integer.getInteger("riskmesh.networks", 14);
    private static final double CHANCE = NETWORKS < 32 ? 0.045 : 0.03; // of a learner that knows nothing

    private final BlindRows known = rows(1_001);
    private final BlindRows asked = rows(2_001);

    private static BlindRows rows(long firstSeed) {
        BlindRows rows = new BlindRows();
        for (int i = 0; i < NETWORKS; i++) {
            rows.add(Parameters.of(firstSeed + i, 0.1, 5).withMoves(new Move(2, 35), new Move(3, 65)));
        }
        return rows;
    }

    @Test
    void what_files_show_beside_their_content_is_worth_nothing() {
        double there = auc(known, asked, _ -> 0);
        double back = auc(asked, known, _ -> 0);
        RiggingChecks.print(String.format(Locale.ROOT, "AUC of the blind learner %.3f and, the other way round, %.3f", there, back));
        assertEquals(0.5, there, CHANCE);
        assertEquals(0.5, back, CHANCE);
    }

    @Test
    void the_same_learner_finds_a_leak_in_one_fraud_of_five_and_uses_a_real_feature() {
        ToDoubleFunction<Payment> leak = p -> Long.remainderUnsigned(p.idLow(), 10) < 2 && p.typology().fraud() ? 1 : 0;
        assertTrue(auc(known, asked, leak) > 0.56);
        int amountToBalance = PayerFeature.names().indexOf("amount_to_balance");
        assertTrue(auc(known, asked, p -> p.features()[amountToBalance]) > 0.65);
    }

    private static double auc(BlindRows train, BlindRows test, ToDoubleFunction<Payment> further) {
        float[] labels = new float[train.payments().size()];
        float[] weights = new float[labels.length];
        Arrays.fill(weights, 1);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = train.payments().get(i).typology().fraud() ? 1 : 0;
        }
        return new Scored(test.payments(), Learner.margins(train.with(further), labels, weights, test.with(further))).auc();
    }
}
