package io.riskmesh.benchmarks.program;

/// Where a program says what it is doing while it is doing it.
@FunctionalInterface
public interface Progress {
    void say(String line);
}
