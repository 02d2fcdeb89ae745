package io.riskmesh.gateway.scoring.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class RecordIdsTest {
    private final RecordIds ids = new RecordIds(new byte[32]);

    @Test
    void an_id_leads_to_its_record_and_sorts_by_time() {
        String before = "";
        for (long index : new long[] {0, 1, 255, 1L << 31, (1L << 39) + 17}) {
            String id = ids.of(RecordIds.Kind.SCORE, index, 1_700_000_000_000L + index % 1_000_000);
            assertEquals(OptionalLong.of(index), ids.index(RecordIds.Kind.SCORE, id));
            assertEquals(4 + 26, id.length());
            assertTrue(before.isEmpty() || index < 2 || index > 255 || id.compareTo(before) > 0, id);
            before = id;
        }
    }

    @Test
    void nobody_makes_up_an_id() {
        String id = ids.of(RecordIds.Kind.SCORE, 7, 1_700_000_000_000L);
        assertEquals(OptionalLong.empty(), ids.index(RecordIds.Kind.RECEIPT, id));
        assertEquals(OptionalLong.empty(), ids.index(RecordIds.Kind.RECEIPT, id.replace("scr_", "rcp_")));
        assertEquals(OptionalLong.empty(), new RecordIds(new byte[] {1}).index(RecordIds.Kind.SCORE, id));
        assertEquals(OptionalLong.empty(), ids.index(RecordIds.Kind.SCORE, "scr_" + "Z".repeat(26)));
        for (int i = 4; i < id.length(); i++) {
            char other = id.charAt(i) == '7' ? '8' : '7';
            assertEquals(OptionalLong.empty(), ids.index(RecordIds.Kind.SCORE, id.substring(0, i) + other + id.substring(i + 1)));
        }
    }
}
