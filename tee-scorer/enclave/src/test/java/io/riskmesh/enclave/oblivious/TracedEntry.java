package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What a tracing loader asks its copy of this package for, in types that both sides share: the name of a kernel and a model in,
/// something that scores a row out.
public final class TracedEntry implements BiFunction<String, TreeEnsemble, Consumer<float[]>> {

    /// Called by reflection.
    public TracedEntry() {}

    @Override
    public Consumer<float[]> apply(String kernel, TreeEnsemble ensemble) {
        return switch (kernel) {
            case "plain walk" -> new PlainWalk(ensemble)::margin;
            case "scalar" -> new ScalarOblivious(Forests.forest(ensemble))::margin;
            case "vector" -> new VectorOblivious(Forests.forest(ensemble))::margin;
            case "reasons" -> reasons(ensemble, new ReasonKernel(Forests.forest(ensemble)));
            case "vector reasons" -> reasons(ensemble,
                    ReasonKernel.of(Forests.forest(ensemble), new VectorOblivious(Forests.forest(ensemble))));
            default -> throw new IllegalArgumentException(kernel);
        };
    }

    private static Consumer<float[]> reasons(TreeEnsemble ensemble, ReasonKernel kernel) {
        int features = ensemble.schema().size();
        int[] codes = new int[features];
        boolean[] own = new boolean[features];
        for (int f = 0; f < features; f++) {
            codes[f] = 100 + f;
            own[f] = f % 2 == 0;
        }
        TopReasons top = new TopReasons(codes, own);
        return row -> {
            int[] sums = new int[features];
            kernel.explain(row, sums);
            top.pick(sums, new int[TopReasons.MOST], new int[TopReasons.MOST]);
            top.other(sums);
        };
    }
}
