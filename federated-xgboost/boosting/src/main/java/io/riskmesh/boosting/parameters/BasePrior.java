package io.riskmesh.boosting.parameters;

/// Where the margin of every row starts: a fixed probability in thousandths, or one masked sum over all banks
/// (rule R8). Thousandths, so that no exact rate is told.
public sealed interface BasePrior {

    /// One half: margin exactly 0, no tree for it.
    BasePrior HALF = new Fixed(500);

    /// @param perMille 1..999
    record Fixed(int perMille) implements BasePrior {
        public Fixed {
            Ranges.within("basePrior in thousandths", perMille, 1, 999);
        }
    }

    record Secure() implements BasePrior {}
}
