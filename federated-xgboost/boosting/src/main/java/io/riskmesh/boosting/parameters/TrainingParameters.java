package io.riskmesh.boosting.parameters;

import io.riskmesh.boosting.schema.Objective;

/// Everything that decides a model beside its rows: checked, immutable, equal at all banks of a run. Two runs with equal
/// [#digest], cuts, rows and sample seeds give equal trees, bit for bit.
///
/// @param rounds trees, 1..5000
/// @param eta learning rate, (0, 1]
/// @param seed of the plain row sample and of column samples; a bank's own row-sample seed is its secret
public record TrainingParameters(
        Objective objective, int rounds, float eta, Regularization regularization, TreeShape shape, Binning binning,
        Sampling sampling, RowWeights weights, MonotoneConstraints monotone, EarlyStopping earlyStopping,
        BasePrior basePrior, PrivacyParameters privacy, long seed) {

    public TrainingParameters {
        Ranges.within("rounds", rounds, 1, 5000);
        Ranges.rate("eta", eta);
    }

    /// Defaults of the design with the given seed: 100 trees of depth 6, eta 0.1, privacy rules on, no row sampling.
    public static TrainingParameters defaults(long seed) {
        return new TrainingParameters(Objective.BINARY_LOGISTIC, 100, 0.1f, Regularization.DEFAULT, TreeShape.DEFAULT,
                Binning.DEFAULT, Sampling.NONE, RowWeights.DEFAULT, MonotoneConstraints.NONE, EarlyStopping.OFF,
                BasePrior.HALF, PrivacyParameters.DEFAULT, seed);
    }

    public TrainingParameters withRounds(int trees) {
        return new TrainingParameters(objective, trees, eta, regularization, shape, binning, sampling, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withPrivacy(PrivacyParameters limits) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, sampling, weights, monotone,
                earlyStopping, basePrior, limits, seed);
    }

    public TrainingParameters withSampling(Sampling rates) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, rates, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withShape(TreeShape limits) {
        return new TrainingParameters(objective, rounds, eta, regularization, limits, binning, sampling, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withRegularization(Regularization terms) {
        return new TrainingParameters(objective, rounds, eta, terms, shape, binning, sampling, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withBinning(Binning bins) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, bins, sampling, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withWeights(RowWeights bounds) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, sampling, bounds, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withMonotone(MonotoneConstraints signs) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, sampling, weights, signs,
                earlyStopping, basePrior, privacy, seed);
    }

    public TrainingParameters withEarlyStopping(EarlyStopping stopping) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, sampling, weights, monotone,
                stopping, basePrior, privacy, seed);
    }

    public TrainingParameters withBasePrior(BasePrior prior) {
        return new TrainingParameters(objective, rounds, eta, regularization, shape, binning, sampling, weights, monotone,
                earlyStopping, prior, privacy, seed);
    }

    public TrainingParameters withObjective(Objective goal) {
        return new TrainingParameters(goal, rounds, eta, regularization, shape, binning, sampling, weights, monotone,
                earlyStopping, basePrior, privacy, seed);
    }

    /// The only encoding of these parameters: version 1, fixed order, big-endian, floats as raw bits.
    public byte[] canonicalBytes() {
        return ParametersBytes.of(this);
    }

    /// SHA-256 of `riskmesh/training-parameters/1`, a zero byte and [#canonicalBytes], in hex.
    public String digest() {
        return ParametersBytes.digest(this);
    }
}
