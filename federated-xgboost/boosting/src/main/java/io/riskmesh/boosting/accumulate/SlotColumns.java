package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.histogram.FeatureMask;
import java.util.Arrays;

/// The columns that a histogram is about, and the first word of each in a piece's two-word cells.
///
/// @param columns ascending, without dropped features
/// @param words `2 * offset` of each
record SlotColumns(int[] columns, int[] words) {

    static SlotColumns of(HistogramCuts cuts, FeatureMask features) {
        int[] columns = Arrays.stream(features.used()).filter(f -> !cuts.isDropped(f)).toArray();
        int[] offsets = cuts.offsets(features);
        int[] words = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            words[i] = FastHistogramBuilder.LOCAL_WORDS * offsets[columns[i]];
        }
        return new SlotColumns(columns, words);
    }

    @Override
    public String toString() {
        return "SlotColumns[" + columns.length + "]";
    }
}
