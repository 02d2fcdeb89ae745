package io.riskmesh.boosting.cuts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CutSearchTest {

    private static final PrivacyParameters RULES = PrivacyParameters.DEFAULT;
    private static final PrivacyParameters NO_RULES = RULES.withoutRules();

    @Test
    void counts_summed_over_banks_give_the_cuts_of_the_concatenated_rows() {
        for (int rows : new int[] {1, 13, 207, 4098, 30_001}) {
            FloatMatrix all = Columns.matrix(rows, rows);
            List<FloatMatrix> banks = List.of(Columns.slice(all, 0, rows / 3), Columns.slice(all, rows / 3, rows / 2),
                    Columns.slice(all, rows / 2, rows));
            for (PrivacyParameters privacy : List.of(RULES, NO_RULES)) {
                CutSearch.Outcome.Found pooled = found(List.of(all), 64, privacy);
                CutSearch.Outcome.Found federated = found(banks, 64, privacy);
                assertEquals(pooled, federated, "rows " + rows);
                assertEquals(pooled.cuts().digest(), federated.cuts().digest(), "rows " + rows);
            }
        }
    }

    @Test
    void every_column_gets_even_bins_none_under_the_minimum() {
        int rows = 60_000;
        FloatMatrix all = Columns.matrix(7, rows);
        for (int maxBin : new int[] {2, 16, 64, 253, 1000}) {
            HistogramCuts cuts = found(List.of(all), maxBin, RULES).cuts();
            for (int f = 0; f < all.columns(); f++) {
                String message = Columns.KINDS.get(f) + ", maxBin " + maxBin;
                int[] counts = counts(all, cuts, f);
                assertTrue(cuts.bins(f) <= maxBin, message);
                for (int bin = 0; bin < cuts.bins(f); bin++) {
                    assertTrue(counts[bin] >= 50, message + ", bin " + bin + " has " + counts[bin]);
                }
            }
            for (String continuous : List.of("lognormal", "normal", "uniform")) {
                int f = Columns.KINDS.indexOf(continuous);
                String message = continuous + ", maxBin " + maxBin;
                int fullest = Arrays.stream(counts(all, cuts, f)).max().orElseThrow();
                int share = rows / maxBin;
                String found = message + ": " + cuts.bins(f) + " bins, fullest " + fullest + " of ideal " + share;
                // A bucket stays whole below 51 rows, and one whose 16 children all stay below 20 stays whole too.
                assertTrue(fullest <= share + Math.max(share / 8, 51 + 320), found);
                assertTrue(cuts.bins(f) >= 0.98 * Math.min(maxBin, 253), found);
            }
        }
    }

    @Test
    void without_rules_continuous_columns_get_bins_of_equal_counts() {
        int rows = 60_000;
        FloatMatrix all = Columns.matrix(8, rows);
        for (int maxBin : new int[] {2, 16, 64, 253, 1000}) {
            HistogramCuts cuts = found(List.of(all), maxBin, NO_RULES).cuts();
            for (String continuous : List.of("lognormal", "normal", "uniform")) {
                int f = Columns.KINDS.indexOf(continuous);
                int fullest = Arrays.stream(counts(all, cuts, f)).max().orElseThrow();
                assertEquals(maxBin, cuts.bins(f), continuous);
                assertTrue(fullest <= 1.2 * rows / maxBin, continuous + ", maxBin " + maxBin + ": fullest " + fullest);
            }
        }
    }

    @Test
    void constant_and_empty_columns_are_dropped_and_reported_and_full_ones_have_no_missing_slot() {
        CutSearch.Outcome.Found found = found(List.of(Columns.matrix(3, 20_000)), 64, RULES);
        assertEquals(List.of(Columns.KINDS.indexOf("constant"), Columns.KINDS.indexOf("all missing")), found.dropped());
        assertEquals(0, found.cuts().slots(Columns.KINDS.indexOf("constant")));
        assertTrue(found.cuts().hasMissing(Columns.KINDS.indexOf("half missing")));
        assertTrue(!found.cuts().hasMissing(Columns.KINDS.indexOf("normal")));
    }

    @Test
    void a_column_of_one_value_with_missing_rows_keeps_a_bin_and_the_missing_slot() {
        float[] values = new float[1000];
        Arrays.fill(values, 1f);
        Arrays.fill(values, 0, 400, Float.NaN);
        HistogramCuts cuts = found(List.of(new FloatMatrix(1000, 1, values)), 64, RULES).cuts();
        assertEquals(1, cuts.bins(0));
        assertEquals(2, cuts.slots(0));
        assertEquals(HistogramCuts.SENTINEL, cuts.cut(0, 0));
    }

    @Test
    void few_distinct_values_without_rules_are_told_apart_exactly() {
        float[] values = {3f, 1f, 2f, Math.nextUp(2f), -1e-40f, 0f, 1f, 3f};
        HistogramCuts cuts = found(List.of(new FloatMatrix(8, 1, values)), 64, NO_RULES).cuts();
        assertEquals(6, cuts.bins(0));
        assertEquals(0f, cuts.cut(0, 0));
        assertEquals(Math.nextUp(2f), cuts.cut(0, 3));
        assertEquals(4, cuts.binOf(0, Math.nextUp(2f)));
        assertEquals(3, cuts.binOf(0, 2f));
    }

    @Test
    void a_heavy_value_stays_alone_and_takes_seven_rounds() {
        int rows = 20_000;
        float[] values = new float[rows];
        Random random = new Random(11);
        for (int i = 0; i < rows; i++) {
            values[i] = i % 2 == 0 ? 0.3f : random.nextFloat();
        }
        FloatMatrix matrix = new FloatMatrix(rows, 1, values);
        CutSearch search = begin(1, 32, RULES);
        int rounds = 1;
        CutSearch.Outcome outcome = search.next(CutCounter.count(search.request(), matrix));
        while (outcome instanceof CutSearch.Outcome.Refine(CutSearch finer)) {
            outcome = finer.next(CutCounter.count(finer.request(), matrix));
            rounds++;
        }
        HistogramCuts cuts = assertInstanceOf(CutSearch.Outcome.Found.class, outcome).cuts();
        assertEquals(CutRequest.MOST_ROUNDS, rounds);
        int bin = cuts.binOf(0, 0.3f);
        assertEquals(0.3f, cuts.cut(0, bin - 1));
        assertTrue(cuts.cut(0, bin) - 0.3f < 0.05f, "upper edge " + cuts.cut(0, bin));
    }

    @Test
    void buckets_under_the_minimum_are_never_announced() {
        FloatMatrix matrix = Columns.matrix(5, 3000);
        CutSearch search = begin(matrix.columns(), 253, RULES);
        assertEquals(0, search.announcedCounts().length);
        while (search.next(CutCounter.count(search.request(), matrix)) instanceof CutSearch.Outcome.Refine(CutSearch finer)) {
            search = finer;
            List<Long> announced = new ArrayList<>();
            int shift = Integer.SIZE - CutRequest.announcedBits(search.request().round());
            for (int f = 0; f < matrix.columns(); f++) {
                for (int prefix : search.request().prefixes(f)) {
                    int rows = 0;
                    for (int row = 0; row < matrix.rows(); row++) {
                        float value = matrix.value(row, f);
                        rows += !Float.isNaN(value) && FloatKey.of(value) >>> shift == prefix ? 1 : 0;
                    }
                    assertTrue(rows > 50, Columns.KINDS.get(f) + ": announced with " + rows + " rows");
                    announced.add((long) rows);
                }
            }
            assertEquals(announced, Arrays.stream(search.announcedCounts()).boxed().toList());
        }
    }

    @Test
    void categories_keep_their_codes_and_unknown_codes_are_missing() {
        FeatureSchema schema = new FeatureSchema(List.of(Feature.categorical("a", List.of("x", "y", "z")),
                Feature.categorical("b", List.of("x", "y")), Feature.categorical("c", List.of())));
        float[] values = new float[300];
        for (int row = 0; row < 100; row++) {
            values[3 * row] = row % 3;
            values[3 * row + 1] = row == 5 ? 7f : row % 2;
            values[3 * row + 2] = 1f;
        }
        FloatMatrix matrix = new FloatMatrix(100, 3, values);
        CutSearch search = CutSearch.begin(schema, Binning.DEFAULT, RULES);
        assertEquals(4, search.request().cellCount());
        HistogramCuts cuts = assertInstanceOf(CutSearch.Outcome.Found.class,
                search.next(CutCounter.count(search.request(), matrix))).cuts();
        assertEquals(3, cuts.slots(0));
        assertEquals(3, cuts.slots(1));
        assertTrue(cuts.isDropped(2));
        assertEquals(2, cuts.binOf(1, 7f));
        assertEquals(2, cuts.binOf(1, Float.NaN));
        assertEquals(2, cuts.binOf(1, 0.5f));
        assertTrue(cuts.fits(schema));
    }

    @Test
    void counts_of_no_rows_are_refused_as_a_value() {
        FloatMatrix matrix = Columns.matrix(1, 500);
        CutSearch search = begin(matrix.columns(), 64, RULES);
        long[] counts = CutCounter.count(search.request(), matrix);
        assertInstanceOf(CutSearch.Outcome.Inconsistent.class, search.next(with(counts, 0, -1)));
        assertInstanceOf(CutSearch.Outcome.Inconsistent.class, search.next(with(counts, 0, Long.MAX_VALUE)));
        assertEquals(new CutSearch.Outcome.Inconsistent(0), search.next(with(counts, 1, -1)));
        assertEquals(new CutSearch.Outcome.Inconsistent(1), search.next(with(counts, 1025, 501)));
        assertEquals(new CutSearch.Outcome.Inconsistent(0), search.next(with(counts, 5, Long.MAX_VALUE)));
        CutSearch later = assertInstanceOf(CutSearch.Outcome.Refine.class, search.next(counts)).search();
        long[] children = CutCounter.count(later.request(), matrix);
        for (long wrong : new long[] {-1, children[0] + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertInstanceOf(CutSearch.Outcome.Inconsistent.class, later.next(with(children, 0, wrong)));
        }
        assertThrows(IllegalArgumentException.class, () -> later.next(new long[3]));
    }

    @Test
    void rows_at_infinity_or_at_minus_zero_are_refused() {
        CutSearch search = begin(1, 64, NO_RULES);
        long[] counts = new long[1025];
        counts[0] = 2000;
        counts[1 + 512] = 1000;
        counts[1 + 1023] = 1000;
        CutSearch.Outcome outcome = search.next(counts);
        while (outcome instanceof CutSearch.Outcome.Refine(CutSearch finer)) {
            long[] children = new long[finer.request().cellCount()];
            int step = 1 << CutRequest.childBits(finer.request().round());
            for (int i = 0; i < children.length; i += step) {
                children[i] = 1000;
            }
            outcome = finer.next(children);
        }
        assertEquals(new CutSearch.Outcome.Inconsistent(0), outcome);
    }

    @Test
    void random_counts_end_in_cuts_or_a_refusal() {
        Random random = new Random(99);
        for (int n = 0; n < 300; n++) {
            CutSearch.Outcome outcome = new CutSearch.Outcome.Refine(begin(2, 2 + random.nextInt(100), n % 2 == 0 ? RULES : NO_RULES));
            while (outcome instanceof CutSearch.Outcome.Refine(CutSearch search)) {
                long[] counts = new long[search.request().cellCount()];
                counts[0] = 1 << 20;
                for (int i = 1; i < counts.length; i++) {
                    counts[i] = random.nextInt(20) == 0 ? random.nextInt(1000) : 0;
                }
                outcome = search.next(counts);
            }
        }
    }

    @Test
    void requests_survive_encoding_and_noise_is_refused() {
        Random random = new Random(21);
        FloatMatrix matrix = Columns.matrix(5, 3000);
        CutSearch search = begin(matrix.columns(), 253, RULES);
        CutSearch.Outcome outcome = new CutSearch.Outcome.Refine(search);
        int changed = 0;
        while (outcome instanceof CutSearch.Outcome.Refine(CutSearch next)) {
            byte[] bytes = next.request().canonicalBytes();
            assertEquals(new Decoded.Value<>(next.request()), CutRequest.decode(bytes));
            for (int n = 0; n < 2000; n++) {
                byte[] damaged = n % 5 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                if (n % 5 != 0) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                if (CutRequest.decode(damaged) instanceof Decoded.Value<CutRequest>(CutRequest read)) {
                    assertTrue(Arrays.equals(damaged, read.canonicalBytes()), "two encodings of " + read);
                    changed++;
                }
            }
            outcome = next.next(CutCounter.count(next.request(), matrix));
        }
        assertTrue(changed > 100, "accepted " + changed);
        for (int n = 0; n < 20_000; n++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (noise.length > 6) {
                noise[0] = 1;
                noise[1] = (byte) random.nextInt(8);
                Arrays.fill(noise, 2, 5, (byte) 0);
            }
            CutRequest.decode(noise);
        }
    }

    @Test
    void another_limit_gives_other_cuts() {
        FloatMatrix matrix = Columns.matrix(2, 4098);
        assertNotEquals(found(List.of(matrix), 64, RULES).cuts().digest(), found(List.of(matrix), 63, RULES).cuts().digest());
    }

    private static CutSearch begin(int features, int maxBin, PrivacyParameters privacy) {
        return CutSearch.begin(FeatureSchema.numbered(features), new Binning(maxBin, 31, 4, 64), privacy);
    }

    private static CutSearch.Outcome.Found found(List<FloatMatrix> banks, int maxBin, PrivacyParameters privacy) {
        return PooledCuts.of(FeatureSchema.numbered(banks.getFirst().columns()), new Binning(maxBin, 31, 4, 64), privacy, banks);
    }

    private static int[] counts(FloatMatrix matrix, HistogramCuts cuts, int feature) {
        int[] counts = new int[cuts.bins(feature) + 1];
        for (int row = 0; row < matrix.rows(); row++) {
            counts[cuts.binOf(feature, matrix.value(row, feature))]++;
        }
        counts[cuts.bins(feature)] = 0; // missing, or a dropped feature
        return counts;
    }

    private static long[] with(long[] counts, int index, long value) {
        long[] changed = counts.clone();
        changed[index] = value;
        return changed;
    }

    @Test
    void digests_of_requests_do_not_depend_on_the_order_of_banks() {
        List<FloatMatrix> banks = new ArrayList<>(List.of(Columns.matrix(1, 700), Columns.matrix(2, 800), Columns.matrix(3, 900)));
        HistogramCuts forward = found(banks, 32, RULES).cuts();
        assertEquals(forward, found(banks.reversed(), 32, RULES).cuts());
    }
}
