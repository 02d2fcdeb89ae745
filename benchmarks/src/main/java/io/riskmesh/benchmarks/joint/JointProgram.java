package io.riskmesh.benchmarks.joint;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.LabOutcome;
import io.riskmesh.gateway.lab.LabRequest;
import io.riskmesh.gateway.lab.LabStart;
import io.riskmesh.gateway.lab.LabTraining;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.report.Baselines;
import io.riskmesh.gateway.report.JointReport;
import io.riskmesh.gateway.report.MetricRow;
import io.riskmesh.gateway.report.MetricValue;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.simulator.output.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// `riskmesh bench joint`: T5, T6 and T7, each with the rules off, as the tests demand, and with the rules as shipped.
public final class JointProgram implements BenchProgram {
    private static final int THREADS = 2;
    private static final double FULL_SIMULATION = 0.4;
    private static final double QUICK_SIMULATION = 0.1;
    private static final int THINNING = 4;

    @Override
    public String name() {
        return "joint";
    }

    @Override
    public String summary() {
        return "what the payee's side is worth: T5 taiwan, T6 cards, T7 payments; joint beside federated, alone, average, null";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        return run(scale, _ -> true, progress);
    }

    @Override
    public Measured run(Scale scale, Predicate<String> rows, Progress progress) throws Exception {
        Path data = Path.of(System.getProperty("riskmesh.data", "../shared/data"));
        ResultTable table = new ResultTable("Joint training", List.of("test", "rules", "metric", "A alone, mean", "A smallest", "average",
                "B federated", "C joint", "C, payees missing", "null", "joined XGBoost", "C over", "must", "trees equal pooled", "seconds"));
        for (Wanted one : wanted(data, scale)) {
            for (String rules : scale == Scale.FULL ? List.of("off", "default") : List.of("off")) {
                if (rows.test(one.name() + " " + rules)) {
                    row(table, one, rules, scale, progress);
                }
            }
        }
        if (!Files.isDirectory(data)) {
            table.note("test data not found at " + data.toAbsolutePath() + "; set -Driskmesh.data");
        }
        table.note("Every cell is the middle of a certified interval over binned scores. `C over` is C less B, or less what the test names."
                + " The last but one column says whether the joint federation grew the trees that a plain trainer grows on joined rows."
                + " Seconds are of the whole row: every bank alone, the federations, the replays and the references, in one process.");
        return new Measured(table, "XGBoost4J 3.0.4, tree_method hist, nthread 1, joined rows",
                "shared/data: taiwan_default, card_sim, consortium_proto, checksums in its README; simulator, generator version "
                + Manifest.VERSION + ", 4 banks, scale " + simulated(scale) + ", one of " + THINNING + " honest training rows", "one run each, seed 1");
    }

    /// Makes the files of a test when they are needed.
    @FunctionalInterface
    private interface Making {
        JointCase in(Cases cases) throws IOException;
    }

    private record Wanted(String name, Making making) {}

    private static List<Wanted> wanted(Path data, Scale scale) {
        List<Wanted> all = new ArrayList<>();
        boolean there = Files.isDirectory(data);
        if (there) {
            all.add(new Wanted("T5 taiwan", Cases::taiwan));
        }
        if (there && scale == Scale.FULL) {
            all.add(new Wanted("T6 card_sim iid4", cases -> cases.cards("iid4")));
            all.add(new Wanted("T6 card_sim size4", cases -> cases.cards("size4")));
        }
        all.add(new Wanted("T7 simulator", cases -> cases.simulated(simulated(scale), THINNING)));
        if (there && scale == Scale.FULL) {
            all.add(new Wanted("T7 consortium_proto", Cases::consortium));
        }
        return all;
    }

    private static double simulated(Scale scale) {
        return scale == Scale.FULL ? FULL_SIMULATION : QUICK_SIMULATION;
    }

    private static void row(ResultTable table, Wanted wanted, String rules, Scale scale, Progress progress) throws Exception {
        try (ScratchFolder scratch = ScratchFolder.beside(Path.of(System.getProperty("java.io.tmpdir"), "riskmesh-joint"))) {
            progress.say(wanted.name() + ", rules " + rules);
            JointCase one = wanted.making().in(new Cases(Path.of(System.getProperty("riskmesh.data", "../shared/data")), scratch.path()));
            long began = System.nanoTime();
            LabOutcome outcome = LabTraining.run(request(one, rules, scale, scratch.path()), world(progress));
            row(table, one, rules, outcome, (System.nanoTime() - began) / 1_000_000_000);
        }
    }

    private static LabRequest request(JointCase one, String rules, Scale scale, Path folder) {
        ColumnChoice columns = new ColumnChoice(Optional.of(one.label()), Optional.empty(), Optional.of(one.key()),
                one.weight().isEmpty() ? Optional.empty() : Optional.of(one.weight()), Optional.empty(), List.of(), List.of("payee_bank"), List.of());
        DataRequest data = new DataRequest(List.of(one.train()), one.test(), columns, new BankScheme.ByName(one.payerBank()),
                Optional.of(one.salt()), 0.2);
        Map<String, String> changes = new LinkedHashMap<>(one.changes());
        if (scale == Scale.QUICK) {
            changes.put("rounds", "10");
        }
        ParameterRequest parameters = new ParameterRequest(one.set(), changes, Optional.of(rules), OptionalLong.of(1));
        return new LabRequest(data, parameters, 0, Optional.empty(), THREADS, folder.resolve("result"), LabStart.RESTART, "Acceptance test.",
                "./riskmesh bench joint").with(new JointRequest(List.of(one.payee()), one.key(), one.payerBank(), "payee_bank"));
    }

    private static LabWorld world(Progress progress) {
        progress.say("training");
        return new LabWorld(new io.riskmesh.gateway.progress.Progress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime), InstantSource.system(),
                System::nanoTime, new SecureRandom());
    }

    private static void row(ResultTable table, JointCase one, String rules, LabOutcome outcome, long seconds) {
        Baselines all = outcome.report().baselines();
        JointReport joint = outcome.report().joint().orElseThrow();
        double over = point(one, joint.joint()) - point(one, switch (one.over()) {
            case "alone" -> all.aloneMean();
            case "smallest" -> all.aloneSmallest().metrics();
            default -> all.federated();
        });
        table.row(one.name(), rules, one.metric(), text(one, all.aloneMean()), text(one, all.aloneSmallest().metrics()), text(one, all.average()),
                text(one, all.federated()), text(one, joint.joint()), text(one, joint.missing()), text(one, joint.permuted()), text(one, joint.pooledXgboost()),
                String.format(Locale.ROOT, "%+.4f over %s", over, one.over()),
                rules.equals("off") ? String.format(Locale.ROOT, ">= %+.3f: %s", one.least(), over >= one.least() ? "holds" : "FAILS") : "shown",
                joint.exact().isEqual() ? joint.exact().treesCompared() + " of " + joint.exact().treesCompared() : "NO", Long.toString(seconds));
    }

    private static String text(JointCase one, MetricRow row) {
        return String.format(Locale.ROOT, "%.4f", point(one, row));
    }

    private static double point(JointCase one, MetricRow row) {
        MetricValue value = one.metric().equals("auc") ? row.auc() : row.averagePrecision();
        return value instanceof MetricValue.Certified certified ? certified.point() : Double.NaN;
    }
}
