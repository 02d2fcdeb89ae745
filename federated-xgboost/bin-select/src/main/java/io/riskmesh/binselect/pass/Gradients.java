package io.riskmesh.binselect.pass;

import io.riskmesh.binselect.pair.PairInput.BeginTree;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;

/// The bounds that keep every total of the consortium readable.
public final class Gradients {
    private Gradients() {}

    /// @throws RefusedInput if the order has other rows than the pair or a value outside of ±2^v
    public static void check(BeginTree order, SelectParameters parameters) throws RefusedInput {
        check(order.g(), parameters);
        check(order.h(), parameters);
    }

    private static void check(long[] values, SelectParameters parameters) throws RefusedInput {
        RefusedInput.unless(values.length == parameters.rows(), SelectRefusal.LAYOUT_MISMATCH,
                parameters.rows() + " rows", values.length);
        long bound = parameters.valueBound();
        for (long value : values) {
            if (value > bound || value < -bound) { // the value is a secret: it is not told
                throw new RefusedInput(SelectRefusal.INPUT_OUT_OF_BOUND, "|value| <= " + bound, "a larger one");
            }
        }
    }
}
