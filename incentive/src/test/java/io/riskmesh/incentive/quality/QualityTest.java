package io.riskmesh.incentive.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.incentive.quality.LabelQuality.RowMean;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QualityTest {

    private static final PartyId A = new PartyId("A");
    private static final PartyId B = new PartyId("B");
    private static final PartyId C = new PartyId("C");

    @Test
    void who_joined_later_with_nine_tenths_of_anothers_rows_is_a_copy() {
        SortedMap<PartyId, List<Digest>> rows = new TreeMap<>();
        rows.put(A, rows(0, 100));
        rows.put(B, rows(10, 110));
        rows.put(C, rows(95, 200));
        assertEquals(List.of(B), new RowOverlap(rows, List.of(A, C, B)).copies());
        assertEquals(List.of(A), new RowOverlap(rows, List.of(B, C, A)).copies());
        assertEquals(new TreeMap<>(java.util.Map.of(A, 90L, C, 15L)), new RowOverlap(rows, List.of(A, C, B)).sharedWith(B));
        rows.put(B, rows(11, 111));
        assertEquals(List.of(), new RowOverlap(rows, List.of(A, C, B)).copies());
    }

    @Test
    void means_of_residuals_are_in_parts_per_million_rounded_down() {
        LabelQuality quality = LabelQuality.of(23, new RowMean(-(1L << 22), 2), new RowMean(1, 3), new RowMean(0, 0));
        assertEquals(new LabelQuality(3, -250_000, 0, 0), quality);
        assertEquals(-1, LabelQuality.of(23, new RowMean(-1, 1), new RowMean(0, 1), new RowMean(0, 1)).firstTreePpm());
    }

    private static List<Digest> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Digest.of("row", ByteBuffer.allocate(4).putInt(i).array())).toList();
    }
}
