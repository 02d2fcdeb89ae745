package io.riskmesh.boosting.schema;

/// What the sum of the trees means, by XGBoost's name.
public enum Objective {
    /// The margin is a log-odds.
    BINARY_LOGISTIC("binary:logistic"),
    /// The margin is the prediction.
    SQUARED_ERROR("reg:squarederror");

    private final String xgboostName;

    Objective(String xgboostName) {
        this.xgboostName = xgboostName;
    }

    public String xgboostName() {
        return xgboostName;
    }
}
