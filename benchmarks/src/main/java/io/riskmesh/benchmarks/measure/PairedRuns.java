package io.riskmesh.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/// Two programs in turn, A B A B, so that a machine whose speed drifts slows both; the ratio is taken pair by pair.
public record PairedRuns(Spread ratio, Spread oursCpuSeconds, Spread peerCpuSeconds, Spread wallRatio) {

    public static PairedRuns measure(int pairs, CpuClock.Work ours, CpuClock.Work peer) throws Exception {
        CpuClock clock = new CpuClock();
        ours.run();
        peer.run();
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
