package io.riskmesh.benchmarks.program;

import java.util.function.Predicate;

/// One side-by-side program of `riskmesh bench`.
public interface BenchProgram {

    /// The subcommand, and the name of the table's file.
    String name();

    /// One line for `--help`.
    String summary();

    Measured run(Scale scale, Progress progress) throws Exception;

    /// The same for some of the table's rows, where a program can leave rows out; all of them where it cannot.
    ///
    /// @param rows asked with what the first columns of a row say
    default Measured run(Scale scale, Predicate<String> rows, Progress progress) throws Exception {
        return run(scale, progress);
    }
}
