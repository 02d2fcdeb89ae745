package io.riskmesh.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// CPU and wall time of this process, native threads included.
public final class CpuClock implements CostClock {

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// Runs the work once and says what it cost the whole process.
    @Override
    public Cost time(Work work) throws Exception {
        long wall = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        work.run();
        return new Cost(system.getProcessCpuTime() - cpu, System.nanoTime() - wall);
    }

    /// One timed piece of work.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
