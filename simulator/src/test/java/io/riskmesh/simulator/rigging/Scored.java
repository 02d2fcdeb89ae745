package io.riskmesh.simulator.rigging;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoreGroups;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Payments with a score each; the truth decides. All frauds are scored and one honest payment of four, which stands for four.
record Scored(List<Payment> payments, float[] margins) {

    private static final int HONEST_WEIGHT = 4;

    /// Whether a payment is scored; the choice looks at the random identifier.
    static boolean samples(Payment payment) {
        return payment.typology().fraud() || Long.remainderUnsigned(payment.idHigh(), HONEST_WEIGHT) == 0;
    }

    double averagePrecision() {
        return metric(AveragePrecision::of, _ -> true);
    }

    /// The typology's payments against all honest ones.
    double averagePrecision(Typology typology) {
        return metric(AveragePrecision::of, p -> p.typology() == typology || !p.typology().fraud());
    }

    double auc() {
        return metric(Auc::of, _ -> true);
    }

    private double metric(Function<ScoreGroups, MetricValue> metric, Predicate<Payment> chosen) {
        byte[] labels = new byte[margins.length];
        long[] weights = new long[margins.length];
        for (int i = 0; i < labels.length; i++) {
            boolean fraud = payments.get(i).typology().fraud();
            labels[i] = (byte) (fraud ? 1 : 0);
            weights[i] = !chosen.test(payments.get(i)) ? 0 : fraud ? 1 : HONEST_WEIGHT;
        }
        return switch (metric.apply(ScoredRows.of(margins, labels, weights))) {
            case Defined defined -> defined.value();
            case Undefined undefined -> throw new AssertionError("Undefined: " + undefined);
        };
    }
}
