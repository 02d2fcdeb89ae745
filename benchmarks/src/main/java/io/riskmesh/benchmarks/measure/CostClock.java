package io.riskmesh.benchmarks.measure;

/// Says what a piece of work cost.
public interface CostClock {

    /// Runs the work once.
    Cost time(CpuClock.Work work) throws Exception;
}
