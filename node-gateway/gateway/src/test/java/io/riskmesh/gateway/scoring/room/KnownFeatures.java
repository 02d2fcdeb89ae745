package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.scoring.feature.FeatureRow;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.feature.Side;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/// Features that follow from the payment's id: what every bank says is known to the test. `f0` to `f2` are the payer's.
final class KnownFeatures implements FeatureSource {

    static List<String> names(int features) {
        return IntStream.range(0, features).mapToObj(i -> "f" + i).toList();
    }

    static float[] row(String paymentId, int features) {
        Random random = new Random(paymentId.hashCode());
        float[] row = new float[features];
        for (int i = 0; i < features; i++) {
            row[i] = (random.nextInt(64) - 32) / 8f;
        }
        return row;
    }

    @Override
    public CompletionStage<FeatureRow> features(Side side, ScoreRequest.Payment payment, List<String> names) {
        float[] all = row(payment.paymentId(), 6);
        float[] values = new float[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[Integer.parseInt(names.get(i).substring(1))];
        }
        return CompletableFuture.completedFuture(new FeatureRow(values, 1, true));
    }

    @Override
    public long missing() {
        return 0;
    }
}
