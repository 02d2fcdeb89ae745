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

/// `riskmesh bench joint`: T5, T6 and T7, each with the rules off, as the tests demand, and with the rules as shipped.
public final class JointProgram implements BenchProgram {
    private static final int THREADS = 2;

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
        Path data = Path.of(System.getProperty("riskmesh.data", "../shared/data"));
        ResultTable table = new ResultTable("Joint training", List.of("test", "rules", "metric", "A alone, mean", "A smallest", "average",
                "B federated", "C joint", "null", "joined XGBoost", "C over", "must", "trees equal pooled"));
        try (ScratchFolder scratch = ScratchFolder.beside(Path.of(System.getProperty("java.io.tmpdir"), "riskmesh-joint"))) {
            if (!Files.isDirectory(data)) {
                table.note("test data not found at " + data.toAbsolutePath() + "; set -Driskmesh.data");
            } else {
                for (JointCase one : cases(new Cases(data, scratch.path()), scale)) {
                    for (String rules : scale == Scale.FULL ? List.of("off", "default") : List.of("off")) {
                        progress.say(one.name() + ", rules " + rules);
                        LabOutcome outcome = LabTraining.run(request(one, rules, scale, scratch.path()), world(progress));
                        row(table, one, rules, outcome);
                    }
                }
            }
        }
        table.note("Every cell is the middle of a certified interval over binned scores. `C over` is C less B, or less what the test names."
                + " The last column says whether the joint federation grew the trees that a plain trainer grows on joined rows.");
        return new Measured(table, "XGBoost4J 3.0.4, tree_method hist, nthread 1, joined rows",
                "shared/data: taiwan_default, card_sim, consortium_proto, checksums in its README", "one run each, seed 1");
    }

    private static List<JointCase> cases(Cases cases, Scale scale) throws Exception {
        List<JointCase> all = new ArrayList<>(List.of(cases.taiwan()));
        if (scale == Scale.FULL) {
            all.add(cases.cards("iid4"));
            all.add(cases.cards("size4"));
            all.add(cases.consortium());
        }
        return all;
    }

    private static LabRequest request(JointCase one, String rules, Scale scale, Path folder) {
        ColumnChoice columns = new ColumnChoice(Optional.of(one.label()), Optional.empty(), Optional.of(one.key()),
                one.weight().isEmpty() ? Optional.empty() : Optional.of(one.weight()), Optional.empty(), List.of(), List.of("payee_bank"), List.of());
        DataRequest data = new DataRequest(List.of(one.train()), one.test(), columns, new BankScheme.ByName("payer_bank"),
                Optional.of(one.salt()), 0.2);
        Map<String, String> changes = new LinkedHashMap<>(one.changes());
        if (scale == Scale.QUICK) {
            changes.put("rounds", "10");
        }
        ParameterRequest parameters = new ParameterRequest(one.set(), changes, Optional.of(rules), OptionalLong.of(1));
        return new LabRequest(data, parameters, 0, Optional.empty(), THREADS, folder.resolve("result"), LabStart.RESTART, "Acceptance test.",
                "./riskmesh bench joint").with(new JointRequest(List.of(one.payee()), one.key(), "payer_bank", "payee_bank"));
    }

    private static LabWorld world(Progress progress) {
        progress.say("training");
        return new LabWorld(new io.riskmesh.gateway.progress.Progress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime), InstantSource.system(),
                System::nanoTime, new SecureRandom());
    }

    private static void row(ResultTable table, JointCase one, String rules, LabOutcome outcome) {
        Baselines all = outcome.report().baselines();
        JointReport joint = outcome.report().joint().orElseThrow();
        double over = point(one, joint.joint()) - point(one, switch (one.over()) {
            case "alone" -> all.aloneMean();
            case "smallest" -> all.aloneSmallest().metrics();
            default -> all.federated();
        });
        table.row(one.name(), rules, one.metric(), text(one, all.aloneMean()), text(one, all.aloneSmallest().metrics()), text(one, all.average()),
                text(one, all.federated()), text(one, joint.joint()), text(one, joint.permuted()), text(one, joint.pooledXgboost()),
                String.format(Locale.ROOT, "%+.4f over %s", over, one.over()),
                rules.equals("off") ? String.format(Locale.ROOT, ">= %+.3f: %s", one.least(), over >= one.least() ? "holds" : "FAILS") : "shown",
                joint.exact().isEqual() ? joint.exact().treesCompared() + " of " + joint.exact().treesCompared() : "NO");
    }

    private static String text(JointCase one, MetricRow row) {
        return String.format(Locale.ROOT, "%.4f", point(one, row));
    }

    private static double point(JointCase one, MetricRow row) {
        MetricValue value = one.metric().equals("auc") ? row.auc() : row.averagePrecision();
        return value instanceof MetricValue.Certified certified ? certified.point() : Double.NaN;
    }
}
