package io.riskmesh.federation.attack;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.List;

/// Guesses that rows which the model fits better than others were in its training set.
///
/// @param rows candidates, members or not
/// @param labels of the candidates
record LossThreshold(List<float[]> rows, byte[] labels) implements Attack {

    @Override
    public AttackResult run(View view) {
        return switch (XgboostModelFile.read(view.model())) {
            case ReadResult.ModelRead(var ensemble, _) -> {
                float[] score = new float[rows.size()];
                for (int row = 0; row < score.length; row++) {
                    float margin = ensemble.margin(rows.get(row));
                    double loss = StrictMath.log1p(StrictMath.exp(labels[row] == 1 ? -margin : margin));
                    score[row] = (float) -loss;
                }
                yield new AttackResult(List.of(new Finding.Membership(score)));
            }
            case ReadResult.ModelRefused refused -> throw new IllegalArgumentException(refused.message());
        };
    }
}
