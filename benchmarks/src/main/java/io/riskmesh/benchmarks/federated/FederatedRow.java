package io.riskmesh.benchmarks.federated;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.rows.WorkThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// One workload, a federation and XGBoost in turn.
final class FederatedRow {
    private static final String MUST = "1.3, 1.1";
    private static final int DESIGNED_FEATURES = 30;
    private static final double TOLERANCE = 1.05;

    private final FourBanks banks;
    private final Workload work;
    private final List<OurRun> ours = new ArrayList<>();
    private final List<PeerRun> peers = new ArrayList<>();

    FederatedRow(FourBanks banks, Workload work) {
        this.banks = banks;
        this.work = work;
    }

    static List<String> columns() {
        return List.of("rows", "bins, depth, trees", "rules", "ours, CPU s", "XGBoost, CPU s (its matrix)", "ratio of CPU time",
                "ratio of wall time", "must, goal", "keys, cuts, trees, release, CPU s", "samples of Java threads",
                "nodes per tree, ours and XGBoost", "bytes sent per bank and tree", "design + 5 %");
    }

    /// @param warmUps runs of each before the first that counts, at least 1; ours is sampled in the last
    void measure(int warmUps, int pairs, ResultTable table, Progress progress) throws Exception {
        progress.say(banks.name() + ", " + work);
        try (WorkThreads threads = WorkThreads.of(1)) {
            for (int warmUp = 1; warmUp < warmUps; warmUp++) {
                OurRun.of(banks, work, threads);
                PeerRun.of(banks, work);
            }
            String samples = Sampled.shares(() -> OurRun.of(banks, work, threads));
            PeerRun.of(banks, work);
            for (int pair = 0; pair < pairs; pair++) {
                ours.add(OurRun.of(banks, work, threads));
                peers.add(PeerRun.of(banks, work));
            }
            write(samples, table);
        }
    }

    private void write(String samples, ResultTable table) {
        table.row(banks.name(), work.bins() + ", " + work.depth() + ", " + work.trees(), work.rules() ? "on" : "off",
                Spread.of(ours.stream().map(run -> run.cost().cpuSeconds()).toList()).cell(),
                Spread.of(peers.stream().map(run -> run.cost().cpuSeconds()).toList()).cell() + " ("
                        + median(peers, run -> run.matrix().cpuSeconds()) + ")",
                ratio(Cost::cpuNanos), ratio(Cost::wallNanos), MUST, phases(), samples,
                median(ours, OurRun::nodesPerTree) + ", " + median(peers, PeerRun::nodesPerTree),
                String.format(Locale.ROOT, "%,d", ours.getLast().sentPerTree()), designed());
    }

    private String designed() {
        int features = banks.data().train().schema().size();
        return features == DESIGNED_FEATURES
                ? String.format(Locale.ROOT, "%,.0f", work.designedBytes(features) * TOLERANCE)
                : "–";
    }

    private String phases() {
        return median(ours, run -> run.phases().keys()) + ", " + median(ours, run -> run.phases().cuts()) + ", "
                + median(ours, run -> run.phases().trees()) + ", " + median(ours, run -> run.phases().release());
    }

    private String ratio(ToDoubleFunction<Cost> nanos) {
        return Spread.of(IntStream.range(0, ours.size())
                .mapToObj(i -> nanos.applyAsDouble(ours.get(i).cost()) / nanos.applyAsDouble(peers.get(i).cost()))
                .toList()).cell();
    }

    private static <T> String median(List<T> runs, ToDoubleFunction<T> figure) {
        return String.format(Locale.ROOT, "%.3g", Spread.of(runs.stream().map(figure::applyAsDouble).toList()).median());
    }
}
