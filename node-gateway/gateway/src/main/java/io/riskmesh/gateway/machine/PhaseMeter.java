package io.riskmesh.gateway.machine;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Wall and CPU time of the phases of a run. CPU time is the whole process's, all threads and the native library included;
/// phases do not overlap.
public final class PhaseMeter {
    private final LongSupplier nanoTime;
    private final long startWall;
    private final long startCpu;
    private final List<Phase> phases = new ArrayList<>();

    /// One finished phase.
    ///
    /// @param name what was done
    /// @param wallSeconds by the wall clock
    /// @param cpuSeconds by all threads of the process
    public record Phase(String name, double wallSeconds, double cpuSeconds) {}

    /// Something to measure.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /// Does it.
        T run() throws E, InterruptedException;
    }

    /// Starts measuring now.
    public PhaseMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startWall = nanoTime.getAsLong();
        this.startCpu = processCpuNanos();
    }

    /// Runs one phase and notes its cost, also when it fails.
    public <T, E extends Exception> T measure(String name, Work<T, E> work) throws E, InterruptedException {
        Running running = begin(name);
        try {
            return work.run();
        } finally {
            running.close();
        }
    }

    /// Begins one phase, which ends when the answer is closed: for work that fails in more than one way.
    public Running begin(String name) {
        return new Running(this, name, nanoTime.getAsLong(), processCpuNanos());
    }

    /// A phase under way.
    public record Running(PhaseMeter meter, String name, long wallStart, long cpuStart) implements AutoCloseable {
        @Override
        public void close() {
            meter.end(this);
        }
    }

    private void end(Running running) {
        phases.add(new Phase(running.name(), (nanoTime.getAsLong() - running.wallStart()) / 1e9,
                (processCpuNanos() - running.cpuStart()) / 1e9));
    }

    /// The finished phases in order.
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /// CPU seconds of the phases with this name.
    public double cpuSeconds(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).mapToDouble(Phase::cpuSeconds).sum();
    }

    /// Everything since the start.
    public Phase total() {
        return new Phase("total", (nanoTime.getAsLong() - startWall) / 1e9, (processCpuNanos() - startCpu) / 1e9);
    }

    private static long processCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
