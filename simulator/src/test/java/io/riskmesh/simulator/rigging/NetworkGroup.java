package io.riskmesh.simulator.rigging;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.run.Bands;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Networks of successive seeds that are learned from together. A network of 1/10 scale has some fifty frauds in its test
/// days and eight mules in all: its figures alone say little, those of several networks do.
final class NetworkGroup {

    private final long firstSeed;
    private final List<Bands> bands = new ArrayList<>();
    private final List<Payment> train = new ArrayList<>();
    private final List<Payment> test = new ArrayList<>();
    private final float[] labels;
    private final float[] weights;
    private final Map<View, Scored> scored = new EnumMap<>(View.class);

    /// Networks like the first one, whose seed is the group's name, and the next seeds.
    NetworkGroup(Parameters first, int networks) {
        this.firstSeed = first.seed();
        List<Integer> weight = new ArrayList<>();
        List<Boolean> known = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            Outcome outcome = Simulation.run(first.withSeed(firstSeed + i), (_, _, _) -> {});
            LabTable lab = new LabTable(outcome.parameters());
            bands.add(Bands.of(outcome));
            for (Payment payment : outcome.payments()) {
                if (lab.trains(payment) && lab.kept(payment)) {
                    train.add(payment);
                    known.add(lab.knownFraud(payment));
                    weight.add(lab.weight(payment));
                } else if (lab.tests(payment) && Scored.samples(payment)) {
                    test.add(payment);
                }
            }
        }
        labels = new float[train.size()];
        weights = new float[train.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = known.get(i) ? 1 : 0;
            weights[i] = weight.get(i);
        }
    }

    List<Bands> bands() {
        return bands;
    }

    /// All frauds of the test days and one honest payment of four.
    List<Payment> test() {
        return test;
    }

    /// Trained on what was reported before the test period.
    Scored scored(View view) {
        return scored.computeIfAbsent(view, v -> new Scored(test,
                Learner.margins(v.of(train, firstSeed), labels, weights, v.of(test, ~firstSeed))));
    }

    double gain() {
        return scored(View.BOTH_SIDES).averagePrecision() - scored(View.PAYER_SIDE).averagePrecision();
    }

    double gain(Typology typology) {
        return scored(View.BOTH_SIDES).averagePrecision(typology) - scored(View.PAYER_SIDE).averagePrecision(typology);
    }

    /// Average precision by typology, for people to read.
    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
                "seeds %d..%d, train %,d rows, test %,d rows; average precision%n%-14s %6s %8s %8s %8s %8s%n", firstSeed,
                firstSeed + bands.size() - 1, train.size(), test.size(), "typology", "frauds", "B", "C", "null", "C - B"));
        for (Typology typology : Typology.values()) {
            if (typology.fraud()) {
                table.append(line(typology.name().toLowerCase(Locale.ROOT), count(typology),
                        scored(View.PAYER_SIDE).averagePrecision(typology), scored(View.BOTH_SIDES).averagePrecision(typology),
                        scored(View.PAYEES_PERMUTED).averagePrecision(typology)));
            }
        }
        return table.append(line("all", test.stream().filter(p -> p.typology().fraud()).count(),
                scored(View.PAYER_SIDE).averagePrecision(), scored(View.BOTH_SIDES).averagePrecision(),
                scored(View.PAYEES_PERMUTED).averagePrecision())).toString();
    }

    private long count(Typology typology) {
        return test.stream().filter(p -> p.typology() == typology).count();
    }

    private static String line(String name, long count, double b, double c, double permuted) {
        return String.format(Locale.ROOT, "%-14s %6d %8.3f %8.3f %8.3f %8.3f%n", name, count, b, c, permuted, c - b);
    }
}
