package io.riskmesh.boosting.model;

/// Counts the values of a file, so that a small file cannot become a large heap.
final class ValueBudget {

    private int left = ModelLimits.MAX_VALUES;

    void spend(int at) throws MalformedModel {
        if (--left < 0) {
            throw MalformedModel.tooLarge("byte " + at, "at most " + ModelLimits.MAX_VALUES + " values", "more");
        }
    }

    static void checkNesting(int depth, int at) throws MalformedModel {
        if (depth > ModelLimits.MAX_NESTING) {
            throw MalformedModel.tooLarge("byte " + at, "at most " + ModelLimits.MAX_NESTING + " levels", depth);
        }
    }
}
