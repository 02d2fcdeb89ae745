package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The opener's side of finding cuts from summed counts only (training.md section 3): asks for counts, looks at their sum,
/// asks for finer ones where many rows sit, and merges what it got into bins. Equal sums give equal cuts, so pooled and
/// federated cuts are equal. Immutable; at most [CutRequest#MOST_ROUNDS] rounds.
public final class CutSearch {

    /// More rows than a run may have; keeps every product of counts inside 64 bits.
    public static final long MAX_ROWS = 1L << 40;

    /// What the sum of one round gives.
    public sealed interface Outcome {

        /// Some buckets hold too many rows: ask again.
        record Refine(CutSearch search) implements Outcome {}

        /// @param dropped features that cannot split any row, ascending
        record Found(HistogramCuts cuts, List<Integer> dropped) implements Outcome {
            public Found {
                dropped = List.copyOf(dropped);
            }
        }

        /// The counts are not those of any rows (refusal code `sum_inconsistent`): negative, more than the rows, children that
        /// do not add up to their bucket, or rows at values that a matrix does not hold.
        ///
        /// @param feature the first feature with such counts; -1 for the count of rows
        record Inconsistent(int feature) implements Outcome {}
    }

    private final CutRequest request;
    private final List<CutLimits> limits; // by feature
    private final long rows; // unknown before round 0 is opened
    private final List<FeatureSearch> numeric; // in the order of the numeric features; empty before round 0 is opened
    private final long[] known; // rows with a known code, by feature

    private CutSearch(CutRequest request, List<CutLimits> limits, long rows, List<FeatureSearch> numeric, long[] known) {
        this.request = request;
        this.limits = limits;
        this.rows = rows;
        this.numeric = numeric;
        this.known = known;
    }

    /// @throws IllegalArgumentException if a dictionary has more codes than a bin number can hold
    public static CutSearch begin(FeatureSchema schema, Binning binning, PrivacyParameters privacy) {
        int[] categories = new int[schema.size()];
        for (int f = 0; f < categories.length; f++) {
            int codes = schema.feature(f).categories().size();
            if (codes >= HistogramCuts.MAX_SLOTS) {
                throw new IllegalArgumentException("Expected fewer than " + HistogramCuts.MAX_SLOTS + " categories of "
                        + schema.feature(f).name() + ", got " + codes);
            }
            categories[f] = schema.feature(f).isCategorical() ? codes : CutRequest.NUMERIC;
        }
        List<CutLimits> limits = schema.features().stream().map(feature -> new CutLimits(
                Sides.isPayee(feature) ? binning.payeeMaxBin() : binning.maxBin(), Sides.isPayee(feature),
                privacy.effectiveBinRows(), privacy.effectiveChildRows())).toList();
        return new CutSearch(CutRequest.first(categories), limits, 0, List.of(), new long[categories.length]);
    }

    /// What to ask every bank now.
    public CutRequest request() {
        return request;
    }

    /// How many rows each bucket holds that [#request] announces, feature by feature; none in round 0. None is below the
    /// minimum cell (rule R10).
    public long[] announcedCounts() {
        return numeric.stream().flatMapToLong(search -> Arrays.stream(search.announcedCounts(request.round()))).toArray();
    }

    /// @param summedCounts the sum over banks of the answers to [#request]
    /// @throws IllegalArgumentException for another number of cells than asked for
    public Outcome next(long[] summedCounts) {
        if (summedCounts.length != request.cellCount()) {
            throw new IllegalArgumentException("Expected " + request.cellCount() + " counts, got " + summedCounts.length);
        }
        return request.round() == 0 ? afterFirst(summedCounts) : afterLater(summedCounts);
    }

    /// Ends the search with the counts opened so far: coarser cuts, but cuts. For a federation that has lost a bank and must
    /// not count the same rows again without it (rule R3).
    ///
    /// @throws IllegalStateException before round 0 is opened
    public Outcome conclude() {
        if (request.round() == 0) {
            throw new IllegalStateException("Expected counts of round 0");
        }
        return finish(rows, numeric, known);
    }

    private Outcome afterFirst(long[] cells) {
        long total = cells[0];
        if (total < 0 || total > MAX_ROWS) {
            return new Outcome.Inconsistent(-1);
        }
        List<FeatureSearch> searches = new ArrayList<>();
        long[] codes = new long[request.features()];
        int at = 1;
        for (int f = 0; f < request.features(); f++) {
            if (request.isNumeric(f)) {
                Optional<FeatureSearch> search = FeatureSearch.first(cells, at, total, limits.get(f));
                if (search.isEmpty()) {
                    return new Outcome.Inconsistent(f);
                }
                searches.add(search.get());
            } else {
                codes[f] = cells[at];
                if (codes[f] < 0 || codes[f] > total) {
                    return new Outcome.Inconsistent(f);
                }
            }
            at += (int) request.cells(f);
        }
        return askOrFinish(total, searches, codes);
    }

    private Outcome afterLater(long[] cells) {
        List<FeatureSearch> searches = new ArrayList<>(numeric.size());
        int at = 0;
        int nth = 0;
        for (int f = 0; f < request.features(); f++) {
            if (!request.isNumeric(f)) {
                continue;
            }
            Optional<FeatureSearch> search = numeric.get(nth++).next(request.round(), cells, at, limits.get(f));
            if (search.isEmpty()) {
                return new Outcome.Inconsistent(f);
            }
            searches.add(search.get());
            at += (int) request.cells(f);
        }
        return askOrFinish(rows, searches, known);
    }

    private Outcome askOrFinish(long total, List<FeatureSearch> searches, long[] codes) {
        if (searches.stream().allMatch(search -> search.refine().length == 0)) {
            return finish(total, searches, codes);
        }
        int[] categories = new int[request.features()];
        int[][] prefixes = new int[categories.length][];
        int nth = 0;
        for (int f = 0; f < categories.length; f++) {
            categories[f] = request.categories(f);
            prefixes[f] = request.isNumeric(f) ? searches.get(nth++).refine() : new int[0];
        }
        CutRequest finer = new CutRequest(request.round() + 1, categories, prefixes);
        return new Outcome.Refine(new CutSearch(finer, limits, total, searches, codes));
    }

    private Outcome finish(long total, List<FeatureSearch> searches, long[] codes) {
        List<FeatureCuts> features = new ArrayList<>(request.features());
        List<Integer> dropped = new ArrayList<>();
        int nth = 0;
        for (int f = 0; f < request.features(); f++) {
            Optional<FeatureCuts> cuts = request.isNumeric(f)
                    ? searches.get(nth++).cuts(total, limits.get(f)) : Optional.of(categorical(f, codes[f], total));
            if (cuts.isEmpty()) {
                return new Outcome.Inconsistent(f);
            }
            features.add(cuts.get());
            if (cuts.get().slots() == 0) {
                dropped.add(f);
            }
        }
        return new Outcome.Found(HistogramCuts.of(features), dropped);
    }

    private FeatureCuts categorical(int feature, long present, long total) {
        if (present == 0 || present < limits.get(feature).minimumRows()) {
            return FeatureCuts.dropped(true);
        }
        return FeatureCuts.categorical(request.categories(feature), present < total);
    }

    /// Shape only: counts stay with the opener.
    @Override
    public String toString() {
        return "CutSearch[" + request + "]";
    }
}
