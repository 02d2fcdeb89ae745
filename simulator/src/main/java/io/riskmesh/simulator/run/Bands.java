package io.riskmesh.simulator.run;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.output.LabTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Figures of a simulation, each with the band that is declared for default parameters. Printed with every run.
public record Bands(List<Band> all, Map<Typology, Integer> payments, int knownInTraining) {

    /// A figure and where it should lie.
    public record Band(String name, double value, double from, double to) {
        public boolean holds() {
            return value >= from && value <= to;
        }
    }

    public static Bands of(Outcome outcome) {
        List<Payment> payments = outcome.payments();
        Map<Typology, Integer> counts = new EnumMap<>(Typology.class);
        payments.forEach(p -> counts.merge(p.typology(), 1, Integer::sum));
        double fraud = payments.size() - counts.getOrDefault(Typology.HONEST, 0);
        LabTable lab = new LabTable(outcome.parameters());
        List<Payment> trainFraud = payments.stream().filter(p -> p.typology().fraud() && lab.trains(p)).toList();
        long known = trainFraud.stream().filter(lab::knownFraud).count();
        double[] euros = payments.stream().mapToDouble(p -> p.cents() / 100.0).sorted().toArray();
        double[] degrees = degrees(payments);
        List<Band> bands = new ArrayList<>();
        bands.add(new Band("payments per person and day", payments.size() / (double) outcome.parameters().persons()
                / outcome.parameters().days(), 0.36, 0.46));
        bands.add(new Band("fraud share of payments in %", 100 * fraud / payments.size(), 0.12, 0.26));
        bands.add(new Band("payments between banks in %", 100.0 * payments.stream()
                .filter(p -> p.payer().bank() != p.payee().bank()).count() / payments.size(), 62, 84));
        bands.add(new Band("new payee in %", 100 * mean(payments, PayerFeature.names().indexOf("new_payee")), 30, 55));
        bands.add(new Band("median amount in EUR", quantile(euros, 0.5), 15, 60));
        bands.add(new Band("99 % quantile of amounts in EUR", quantile(euros, 0.99), 1_500, 6_000));
        bands.add(new Band("median payments per payer", quantile(degrees, 0.5), 20, 50));
        bands.add(new Band("99 % quantile of payments per payer", quantile(degrees, 0.99), 50, 250));
        bands.add(new Band("train fraud known at training in %", 100.0 * known / Math.max(1, trainFraud.size()), 55, 95));
        return new Bands(List.copyOf(bands), Map.copyOf(counts), (int) known);
    }

    /// One line per figure, then one per typology.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Band band : all) {
            lines.add(String.format(Locale.ROOT, "%-38s %10.3f  band %s..%s%s", band.name(), band.value(), band.from(), band.to(),
                    band.holds() ? "" : "  OUTSIDE"));
        }
        for (Typology typology : Typology.values()) {
            lines.add(String.format(Locale.ROOT, "%-38s %10d", "payments of " + typology.name().toLowerCase(Locale.ROOT),
                    payments.getOrDefault(typology, 0)));
        }
        return lines;
    }

    private static double[] degrees(List<Payment> payments) {
        int most = payments.stream().mapToInt(p -> p.payer().index()).max().orElse(0);
        double[] counts = new double[most + 1];
        payments.forEach(p -> counts[p.payer().index()]++);
        return Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
    }

    private static double mean(List<Payment> payments, int column) {
        return payments.stream().mapToDouble(p -> p.features()[column]).average().orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }

    /// All feature names in the order of [Payment#features].
    public static List<String> featureNames() {
        List<String> names = new ArrayList<>(PayerFeature.names());
        names.addAll(PayeeFeature.names());
        return List.copyOf(names);
    }
}
