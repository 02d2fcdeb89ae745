package io.riskmesh.gateway.report;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.machine.Machine;
import io.riskmesh.gateway.machine.PhaseMeter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A made-up report for tests of the documents; its figures mean nothing.
public final class SampleReport {
    private static final String DIGEST = "ab".repeat(32);

    private SampleReport() {}

    /// A report whose data set carries this name.
    public static RunReport named(String name) {
        Curve curve = new Curve(List.of(new Curve.Point(0, 0), new Curve.Point(0.2, 0.7), new Curve.Point(1, 1)),
                List.of(new Curve.Point(0.1, 0.9), new Curve.Point(1, 0.2)));
        return new RunReport("Made up for a test of the documents.", "riskmesh lab train", Instant.EPOCH,
                new Machine("cpu", 2, "system", "25"), "3.0.4", data(name), Map.of("rounds", "2", "eta", "0.1"), DIGEST,
                new ReleasedModel(DIGEST, 2, 1234, 2, "4 of 4"), new Exactness(2, 4, Optional.empty()), 2048, 20, "0.2",
                baselines(), Map.of("federated", curve, "average", curve, "aloneSmallest", curve, "pooledXgboost", curve),
                List.of(new TreeMetrics(0.6, 0.3, 0.7), new TreeMetrics(0.5, 0.4, 0.8)),
                List.of(new TreeMetrics(0.6, 0.31, 0.71)),
                new PrivacySummary(true, List.of(new PrivacySummary.RuleCount("R4", "three banks", 10, 0)), 10, 4),
                List.of(new FaultReport("b", "histogram of tree 0 level 1, before its message", OptionalInt.of(2), true)),
                new RunCost(new PhaseMeter.Phase("total", 1.5, 2.5), List.of(new PhaseMeter.Phase("federated", 1, 2)), 4567,
                        0.25, OptionalLong.empty()), Optional.empty());
    }

    private static DataDescription data(String name) {
        FeatureSchema schema = new FeatureSchema(
                List.of(Feature.numeric("amount"), Feature.categorical("home", List.of("own", "rent"))));
        return new DataDescription(name, List.of(new FileDigest("rows.csv", 10, DIGEST)), schema, 8, 3, 0, 4, 1, "hash",
                "iid4", List.of(new DataDescription.Bank("a", 3, 1), new DataDescription.Bank("b", 3, 1),
                        new DataDescription.Bank("c", 2, 1)));
    }

    private static Baselines baselines() {
        MetricRow good = row(0.8);
        MetricRow bad = new MetricRow(new MetricValue.Undefined("one class only"), good.ks(), good.ks(), good.ks());
        return new Baselines(List.of(new Baselines.BankRow("a", 3, row(0.5)), new Baselines.BankRow("b", 3, row(0.4)),
                new Baselines.BankRow("c", 2, bad)), row(0.6), good, good, good);
    }

    private static MetricRow row(double point) {
        MetricValue value = new MetricValue.Certified(point, point - 0.001, point + 0.001);
        return new MetricRow(value, value, value, value);
    }
}
