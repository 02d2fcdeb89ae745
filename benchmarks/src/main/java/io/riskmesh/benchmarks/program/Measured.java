package io.riskmesh.benchmarks.program;

import io.riskmesh.benchmarks.report.ResultTable;

/// What a program found, with the parts of the header that only the program knows.
///
/// @param peer what stood on the other side of every ratio, with its version and threads
/// @param data seeds, shapes and checksums of the inputs
/// @param repeats how often, in which order, and what the figures in cells are
public record Measured(ResultTable table, String peer, String data, String repeats) {}
