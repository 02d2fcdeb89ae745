package io.riskmesh.federation.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What a coordinator keeps of the leaves that it opened.
final class OpenedSumsFormTest {
    private static final long SEED = 8_204;
    private static final int DAMAGED = 2_000;
    private static final Digest RUN = Digest.of("run", new byte[0]);

    private final Digest model = Digest.of("model", new byte[0]);
    private final OpenedSums sums = new OpenedSums(List.of(new NodeSums(-7, 3, 2), new NodeSums(Long.MIN_VALUE, Long.MAX_VALUE, 1)));

    @Test
    void the_last_sums_of_a_model_are_kept_beside_a_transcript_without_entries() {
        byte[] first = TranscriptForm.encode(Map.of(model, new OpenedSums(List.of(NodeSums.NOTHING))));
        KeptTranscript kept = TranscriptForm.decode(RUN, List.of(first, TranscriptForm.encode(Map.of(model, sums)))).orElseThrow();
        assertEquals(Map.of(model, sums), kept.sums());
        assertTrue(kept.entries().isEmpty());
        assertFalse(sums.toString().contains("7"), "sums are not printed");
    }

    @Test
    void a_part_without_sums_is_written_as_before() {
        assertEquals(2 * Integer.BYTES, TranscriptForm.encode(List.of(), Map.of()).length);
        assertTrue(TranscriptForm.decode(RUN, List.of(TranscriptForm.encode(List.of(), Map.of()))).orElseThrow().sums().isEmpty());
    }

    @Test
    void damaged_parts_are_no_transcript_or_other_sums_and_never_an_error() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] whole = TranscriptForm.encode(Map.of(model, sums));
        int refused = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Optional<KeptTranscript> read = TranscriptForm.decode(RUN, List.of(damaged));
            refused += read.isEmpty() ? 1 : 0;
        }
        assertTrue(refused > DAMAGED / 3, "seed " + SEED + ": refused " + refused);
    }
}
