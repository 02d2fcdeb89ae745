package io.riskmesh.benchmarks.measure;

/// What one piece of work cost, in nanoseconds.
public record Cost(long cpuNanos, long wallNanos) {

    public double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    public double wallSeconds() {
        return wallNanos / 1e9;
    }
}
