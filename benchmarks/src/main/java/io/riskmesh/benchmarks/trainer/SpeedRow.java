package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One workload, ours and XGBoost's in turn.
final class SpeedRow {
    private static final double MUST = 1.2;
    private static final double GOAL = 0.8;

    private final BenchRows rows;
    private final Workload work;
    private final List<OurTraining> ours = new ArrayList<>();
    private final List<PeerTraining> peers = new ArrayList<>();

    SpeedRow(BenchRows rows, Workload work) {
        this.rows = rows;
        this.work = work;
    }

    static List<String> columns() {
        return List.of("rows", "bins, depth, trees", "threads", "ours, ms per tree", "XGBoost, ms per tree",
                "trees: ratio of CPU time", "trees: ratio of wall time", "all: ratio of CPU time", "all: ratio of wall time",
                "set-up, ours and XGBoost, s", "AUC on these rows", "must, goal");
    }

    /// After pairs that warm up: two of many rows, eight of few.
    void measure(int pairs, ResultTable table, Progress progress) throws Exception {
        progress.say(rows.name() + ", " + work);
        try (ExecutorService helpers = Executors.newFixedThreadPool(Math.max(1, work.threads() - 1))) {
            Workers workers = new Workers(helpers, work.threads());
            for (int pair = rows.rows() > 100_000 ? -2 : -8; pair < pairs; pair++) {
                OurTraining our = OurTraining.run(rows, work, workers);
                PeerTraining peer = PeerTraining.run(rows, work);
                if (pair >= 0) {
                    ours.add(our);
                    peers.add(peer);
                }
            }
        }
        write(table);
    }

    private void write(ResultTable table) {
        table.row(rows.name(), work.bins() + ", " + work.depth() + ", " + work.trees(), Integer.toString(work.threads()),
                perTree(ours.stream().map(OurTraining::trees).toList()),
                perTree(peers.stream().map(PeerTraining::trees).toList()),
                ratio(i -> ours.get(i).trees().cpuNanos(), i -> peers.get(i).trees().cpuNanos()),
                ratio(i -> ours.get(i).trees().wallNanos(), i -> peers.get(i).trees().wallNanos()),
                ratio(i -> ours.get(i).trees().cpuNanos() + ours.get(i).setUp().cpuNanos(),
                        i -> peers.get(i).trees().cpuNanos() + peers.get(i).setUp().cpuNanos()),
                ratio(i -> ours.get(i).trees().wallNanos() + ours.get(i).setUp().wallNanos(),
                        i -> peers.get(i).trees().wallNanos() + peers.get(i).setUp().wallNanos()),
                seconds(ours.stream().map(OurTraining::setUp).toList()) + ", "
                        + seconds(peers.stream().map(PeerTraining::setUp).toList()),
                auc(ours.getLast().margins()) + ", " + auc(peers.getLast().margins()), MUST + ", " + GOAL);
    }

    private interface Nanos {
        long of(int pair);
    }

    private String ratio(Nanos our, Nanos peer) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(our.of(i) / (double) peer.of(i));
        }
        return Spread.of(ratios).cell();
    }

    private String perTree(List<Cost> costs) {
        return Spread.of(costs.stream().map(cost -> cost.cpuSeconds() * 1e3 / work.trees()).toList()).cell();
    }

    private static String seconds(List<Cost> costs) {
        return String.format(Locale.ROOT, "%.2f", Spread.of(costs.stream().map(Cost::cpuSeconds).toList()).median());
    }

    private String auc(float[] margins) {
        MetricValue auc = Auc.of(ScoredRows.of(margins, rows.labels()));
        return switch (auc) {
            case Defined(double value) -> String.format(Locale.ROOT, "%.4f", value);
            case Undefined(var reason) -> reason.toString();
        };
    }
}
