package io.riskmesh.boosting.bins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.cuts.Columns;
import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.work.Workers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class BinnedMatrixTest {

    @Test
    void every_code_is_the_bin_of_its_value_in_one_byte_or_two_over_blocks_and_parts() {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int rows : new int[] {1, 13, 207, 4098, 65_537}) {
                FloatMatrix all = Columns.matrix(rows, rows);
                List<FloatMatrix> parts = List.of(Columns.slice(all, 0, rows / 3), Columns.slice(all, rows / 3, rows));
                for (int maxBin : new int[] {64, 255, 256, 1000}) {
                    HistogramCuts cuts = Columns.cuts(all, maxBin);
                    BinnedMatrix matrix = BinnedMatrix.of(parts, cuts, new Workers(pool, 2, 1000));
                    assertEquals(rows, matrix.rows());
                    for (int row = 0; row < rows; row++) {
                        for (int f = 0; f < all.columns(); f++) {
                            int code = cuts.isDropped(f) ? 0 : cuts.binOf(f, all.value(row, f));
                            assertEquals(code, matrix.code(row, f));
                        }
                    }
                }
            }
        }
    }

    @Test
    void two_hundred_fifty_six_slots_fit_a_byte_and_one_more_does_not() {
        assertInstanceOf(ByteMatrix.class, BinnedMatrix.of(new FloatMatrix(1, 1, new float[] {300f}), integers(255, true)));
        assertInstanceOf(ByteMatrix.class, BinnedMatrix.of(new FloatMatrix(1, 1, new float[] {300f}), integers(256, false)));
        BinnedMatrix matrix = BinnedMatrix.of(new FloatMatrix(1, 1, new float[] {Float.NaN}), integers(256, true));
        assertInstanceOf(ShortMatrix.class, matrix);
        assertEquals(256, matrix.code(0, 0));
        assertEquals(65_535, BinnedMatrix.of(new FloatMatrix(1, 1, new float[] {Float.NaN}), integers(65_535, true)).code(0, 0));
    }

    @Test
    void a_missing_value_without_a_slot_is_refused() {
        FloatMatrix missing = new FloatMatrix(2, 1, new float[] {1f, Float.NaN});
        assertThrows(IllegalArgumentException.class, () -> BinnedMatrix.of(missing, integers(4, false)));
        assertThrows(IllegalArgumentException.class, () -> BinnedMatrix.of(new FloatMatrix(1, 2, new float[2]), integers(4, true)));
    }

    private static HistogramCuts integers(int bins, boolean missing) {
        float[] edges = new float[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i + 1;
        }
        return HistogramCuts.of(List.of(FeatureCuts.numeric(edges, missing)));
    }
}
