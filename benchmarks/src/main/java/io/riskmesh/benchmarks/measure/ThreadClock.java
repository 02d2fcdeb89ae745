package io.riskmesh.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// CPU time of the calling thread alone: for single-threaded kernels, whose figures should not carry the compiler's and the
/// collector's threads.
public final class ThreadClock implements CostClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public Cost time(CpuClock.Work work) throws Exception {
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        work.run();
        return new Cost(threads.getCurrentThreadCpuTime() - cpu, System.nanoTime() - wall);
    }
}
