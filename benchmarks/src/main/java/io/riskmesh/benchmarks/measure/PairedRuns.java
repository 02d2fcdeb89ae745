package io.riskmesh.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/// Two programs in turn, A B A B, so that a machine whose speed drifts slows both; the ratio is taken pair by pair.
public record PairedRuns(Spread ratio, Spread oursCpuSeconds, Spread peerCpuSeconds, Spread wallRatio) {

    /// By the CPU time of the whole process, after one run of each to warm up.
    public static PairedRuns measure(int pairs, CpuClock.Work ours, CpuClock.Work peer) throws Exception {
        ours.run();
        peer.run();
        return measure(pairs, new CpuClock(), ours, peer);
    }

    /// By a clock of the caller's choice; the caller has warmed up.
    public static PairedRuns measure(int pairs, CostClock clock, CpuClock.Work ours, CpuClock.Work peer)
            throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> wallRatios = new ArrayList<>();
        List<Double> oursCpu = new ArrayList<>();
        List<Double> peerCpu = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Cost a = clock.time(ours);
            Cost b = clock.time(peer);
            ratios.add((double) a.cpuNanos() / b.cpuNanos());
            wallRatios.add((double) a.wallNanos() / b.wallNanos());
            oursCpu.add(a.cpuSeconds());
            peerCpu.add(b.cpuSeconds());
        }
        return new PairedRuns(Spread.of(ratios), Spread.of(oursCpu), Spread.of(peerCpu), Spread.of(wallRatios));
    }
}
