package io.riskmesh.boosting.model;

import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Optional;
import java.util.regex.Pattern;

/// XGBoost's `base_score`: a scalar text up to 3.0, a text `[5E-1]` from 3.1 on (training.md section 11, items 1 and 2).
final class BaseScore {

    private static final Pattern SCALAR =
            Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?");

    private BaseScore() {}

    /// The score as a tree of one leaf; empty if its margin is exactly 0.
    static Optional<RegressionTree> read(String path, String text, Objective objective) throws MalformedModel {
        String scalar = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!SCALAR.matcher(scalar).matches()) {
            throw MalformedModel.range(path, "one decimal number, bare or in [ ]", text);
        }
        float score = Float.parseFloat(scalar);
        float margin = switch (objective) {
            case BINARY_LOGISTIC -> logOdds(path, score);
            case SQUARED_ERROR -> score;
        };
        if (!Float.isFinite(margin)) {
            throw MalformedModel.range(path, "a finite margin", text);
        }
        return margin == 0f ? Optional.empty() : Optional.of(RegressionTree.constant(margin, 1f));
    }

    private static float logOdds(String path, float p) throws MalformedModel {
        if (!(p > 0f && p < 1f)) {
            throw MalformedModel.range(path, "a probability between 0 and 1", p);
        }
        return (float) StrictMath.log(p / (1.0 - p));
    }
}
