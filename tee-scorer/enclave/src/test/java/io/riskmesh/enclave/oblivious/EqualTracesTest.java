package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.oblivious.trace.TraceLog;
import io.riskmesh.enclave.oblivious.trace.TracingLoader;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Copies of the kernels that log every array index, vector offset and turn do the same for every row. Operations on vectors in
/// registers are not looked into: compiled, each is an instruction of fixed time.
final class EqualTracesTest {

    private static final int INPUTS = 10_000;
    private static final int FEATURES = 5;

    @Test
    void the_scalar_kernel_leaves_one_trace_for_ten_thousand_rows_at_every_depth() throws ReflectiveOperationException {
        assertEquals(1, traces("scalar", Forests.random(1, 6, FEATURES, 6)).size());
        assertEquals(1, traces("scalar", Forests.random(2, 3, FEATURES, 7)).size());
        assertEquals(1, traces("scalar", Forests.random(3, 3, FEATURES, 8)).size());
    }

    @Test
    void the_vector_kernel_leaves_one_trace_for_ten_thousand_rows() throws ReflectiveOperationException {
        assertEquals(1, traces("vector", Forests.random(1, 6, FEATURES, 6)).size());
        assertEquals(1, traces("vector", Forests.random(4, 2, 70, 6)).size());
    }

    @Test
    void reasons_and_their_choice_leave_one_trace_for_ten_thousand_rows() throws ReflectiveOperationException {
        assertEquals(1, traces("reasons", Forests.random(1, 6, FEATURES, 6)).size());
        assertEquals(1, traces("reasons", Forests.random(3, 3, FEATURES, 8)).size());
        assertEquals(1, traces("vector reasons", Forests.random(1, 6, FEATURES, 6)).size());
    }

    @Test
    void the_plain_walk_leaves_many() throws ReflectiveOperationException {
        int found = traces("plain walk", Forests.random(1, 6, FEATURES, 6)).size();
        assertTrue(found > INPUTS / 10, () -> "Expected the control to differ, got " + found + " traces");
    }

    private static Set<TraceLog.Trace> traces(String kernel, TreeEnsemble ensemble) throws ReflectiveOperationException {
        String name = TracedEntry.class.getName();
        ClassLoader parent = EqualTracesTest.class.getClassLoader();
        Object entry = new TracingLoader(TracedEntry.class.getPackageName(), parent).loadClass(name).getConstructor().newInstance();
        @SuppressWarnings("unchecked") // its copy implements the same interface
        Consumer<float[]> score = ((BiFunction<String, TreeEnsemble, Consumer<float[]>>) entry).apply(kernel, ensemble);
        Random random = new Random(9);
        Set<TraceLog.Trace> traces = new HashSet<>();
        for (int i = 0; i < INPUTS; i++) {
            float[] row = Forests.row(random, ensemble.schema().size());
            TraceLog.take();
            score.accept(row);
            TraceLog.Trace trace = TraceLog.take();
            assertTrue(trace.events() > ensemble.schema().size(), "Expected the copy to be rewritten");
            traces.add(trace);
        }
        return traces;
    }
}
