package io.riskmesh.benchmarks.program;

/// One side-by-side program of `riskmesh bench`.
public interface BenchProgram {

    /// The subcommand, and the name of the table's file.
    String name();

    /// One line for `--help`.
    String summary();

    Measured run(Scale scale, Progress progress) throws Exception;
}
