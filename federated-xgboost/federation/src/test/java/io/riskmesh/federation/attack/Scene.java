package io.riskmesh.federation.attack;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A consortium to attack: banks, their rows, and what they agreed on. Everything follows from the seed.
record Scene(long seed, TrainingTask task, List<PlainBank> banks) {
    private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.numeric("region"),
            Feature.numeric("amount"), Feature.numeric("age"), Feature.numeric("hour")));

    Scene {
        banks = List.copyOf(banks);
    }

    /// Banks whose customers differ in amount, age and hour; bank 1 alone has customers of region 0, where fraud is frequent,
    /// so that trees have nodes which one bank fills.
    static Scene withHomeRegion(long seed, int banks, int rowsPerBank, TrainingParameters parameters) {
        Random random = new Random(seed);
        List<float[]> values = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (int bank = 0; bank < banks; bank++) {
            float[] rows = new float[rowsPerBank * 4];
            byte[] frauds = new byte[rowsPerBank];
            for (int row = 0; row < rowsPerBank; row++) {
                float region = bank == 1 && random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(5);
                float amount = (float) Math.rint(100 * StrictMath.exp(random.nextGaussian()));
                float age = 18 + random.nextInt(60);
                float hour = random.nextInt(8) == 0 ? Float.NaN : random.nextInt(24);
                double odds = (amount > 150 ? 1.1 : -0.8) + (region == 0 ? 1.9 : -0.5) + (age < 30 ? 0.7 : -0.3)
                        + (hour < 5 ? 0.8 : 0) - 0.7;
                System.arraycopy(new float[] {region, amount, age, hour}, 0, rows, row * 4, 4);
                frauds[row] = (byte) (random.nextDouble() < 1 / (1 + StrictMath.exp(-odds)) ? 1 : 0);
            }
            values.add(rows);
            labels.add(frauds);
        }
        return of(seed, parameters, SCHEMA, values, labels);
    }

    /// Banks with so many features of normally distributed values, the first three of which tell something of the label: rich
    /// enough for a deep tree to know single rows by.
    static Scene withNoise(long seed, int banks, int rowsPerBank, int features, TrainingParameters parameters) {
        Random random = new Random(seed);
        List<float[]> values = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (int bank = 0; bank < banks; bank++) {
            float[] rows = new float[rowsPerBank * features];
            byte[] frauds = new byte[rowsPerBank];
            for (int row = 0; row < rowsPerBank; row++) {
                for (int f = 0; f < features; f++) {
                    rows[row * features + f] = (float) random.nextGaussian();
                }
                double odds = rows[row * features] - 0.8 * rows[row * features + 1]
                        + 0.7 * Math.abs(rows[row * features + 2]) - 1.4;
                frauds[row] = (byte) (random.nextDouble() < 1 / (1 + StrictMath.exp(-odds)) ? 1 : 0);
            }
            values.add(rows);
            labels.add(frauds);
        }
        FeatureSchema schema = new FeatureSchema(
                IntStream.range(0, features).mapToObj(f -> Feature.numeric("x" + f)).toList());
        return of(seed, parameters, schema, values, labels);
    }

    /// @param values row-major, by bank
    static Scene of(long seed, TrainingParameters parameters, FeatureSchema schema, List<float[]> values, List<byte[]> labels) {
        List<FloatMatrix> rows = new ArrayList<>();
        long total = 0;
        for (int bank = 0; bank < values.size(); bank++) {
            rows.add(new FloatMatrix(labels.get(bank).length, schema.size(), values.get(bank)));
            total += labels.get(bank).length;
        }
        HistogramCuts cuts = cuts(parameters, schema, rows);
        int rowBits = Long.SIZE - Long.numberOfLeadingZeros(total);
        FixedPointPlan plan = new FixedPointPlan(23, rowBits, CellLayout.TWO_WORD, 1L << 23, 1L << 21);
        List<PlainBank> banks = new ArrayList<>();
        for (int bank = 0; bank < rows.size(); bank++) {
            banks.add(new PlainBank(new PartyId("bank-%02d".formatted(bank + 1)), rows.get(bank), labels.get(bank), cuts));
        }
        return new Scene(seed, new TrainingTask(parameters, schema, cuts, plan, 500), banks);
    }

    private static HistogramCuts cuts(TrainingParameters parameters, FeatureSchema schema, List<FloatMatrix> rows) {
        CutSearch search = CutSearch.begin(schema, parameters.binning(), parameters.privacy());
        while (true) {
            long[] sums = new long[search.request().cellCount()];
            for (FloatMatrix bank : rows) {
                long[] counts = CutCounter.count(search.request(), bank);
                Arrays.setAll(sums, i -> sums[i] + counts[i]);
            }
            switch (search.next(sums)) {
                case CutSearch.Outcome.Refine(CutSearch next) -> search = next;
                case CutSearch.Outcome.Found(HistogramCuts cuts, _) -> {
                    return cuts;
                }
                case CutSearch.Outcome.Inconsistent wrong -> throw new IllegalStateException("Honest counts, yet " + wrong);
            }
        }
    }

    /// Which rows of a bank one tree sees: drawn from the bank's secret seed.
    IntPredicate sample(int ordinal, int tree) {
        RowSample sample = new RowSample(sampleSeed(ordinal), tree, task.parameters().sampling().subsample());
        return row -> sample.keeps(RowSample.rowId(ordinal, row));
    }

    private long sampleSeed(int ordinal) {
        return seed * 31 + ordinal;
    }

    /// All banks' rows as one source of sums, by the trainer's own kernels.
    LocalRows pooled() {
        List<OwnerRows> owners = new ArrayList<>();
        for (int ordinal = 0; ordinal < banks.size(); ordinal++) {
            PlainBank bank = banks.get(ordinal);
            owners.add(OwnerRows.of(ordinal, bank.features(), bank.floatLabels(), sampleSeed(ordinal)));
        }
        return LocalRows.of(task.parameters(), task.cuts(), owners, Workers.inline());
    }

    List<PartyId> parties() {
        return banks.stream().map(PlainBank::id).toList();
    }
}
