package io.riskmesh.boosting.parameters;

/// @param rounds trees without improvement after which training stops; 0 means never
public record EarlyStopping(int rounds, ValidationMetric metric) {

    public static final EarlyStopping OFF = new EarlyStopping(0, ValidationMetric.LOGLOSS);

    public EarlyStopping {
        Ranges.within("earlyStoppingRounds", rounds, 0, 5000);
    }
}
