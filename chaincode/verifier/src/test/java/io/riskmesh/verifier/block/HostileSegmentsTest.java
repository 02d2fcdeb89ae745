package io.riskmesh.verifier.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.made.Damage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Noise, torn and changed segments: what the reader gives as whole stands there byte for byte, and the first damage is said.
final class HostileSegmentsTest {

    private static final long SEED = 20_261_126;
    private static final int RECORDS = 4;
    private static final Path NOWHERE = Path.of("no", "such", "folder");

    @Test
    void noise_and_damaged_segments_are_read_faithfully_or_reported() throws Exception {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_segments_of_noise_or_damaged_are_read_faithfully_or_reported() throws Exception {
        feed(1_000_000);
    }

    @Test
    void a_length_that_no_block_has_is_damage_and_nothing_is_read_for_it() throws Exception {
        for (int length : new int[] {-1, Integer.MIN_VALUE, SegmentFormat.MAX_BLOCK_BYTES + 1, Integer.MAX_VALUE, SegmentFormat.MAX_BLOCK_BYTES}) {
            assertEquals(0, read(ByteString.copyFrom(java.nio.ByteBuffer.allocate(12).putInt(length).flip().limit(12))));
        }
    }

    private static void feed(int inputs) throws Exception {
        int whole = 0;
        for (int i = 0; i < inputs; i++) {
            Random random = new Random(SEED + i);
            ByteString honest = segment(random);
            ByteString input = switch (i % 3) {
                case 0 -> Damage.noise(random);
                case 1 -> Damage.torn(honest, random);
                default -> Damage.changed(honest, random);
            };
            try {
                whole += read(input);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (SEED + i), e);
            }
        }
        assertTrue(whole > inputs / 2 && whole < inputs * RECORDS, whole + " whole records");
    }

    /// How many records came whole; what was read is the input's beginning.
    private static int read(ByteString input) throws UnreadableSource {
        int whole = 0;
        boolean damaged = false;
        ByteString again = ByteString.EMPTY;
        SegmentedBlocks blocks = new SegmentedBlocks(NOWHERE, new DataInputStream(new ByteArrayInputStream(input.toByteArray())));
        for (Optional<SourcedBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
            if (next.get().damage().isEmpty()) {
                whole++;
            } else {
                damaged = true;
            }
            again = damaged ? again : again.concat(record(next.get().bytes()));
        }
        assertTrue(input.startsWith(again));
        assertEquals(again.size() < input.size(), damaged, "damage is said, and nothing else is");
        return whole;
    }

    private static ByteString segment(Random random) {
        ByteString bytes = ByteString.EMPTY;
        for (int i = 0; i < RECORDS; i++) {
            bytes = bytes.concat(record(Damage.noise(random)));
        }
        return bytes;
    }

    private static ByteString record(ByteString block) {
        return ByteString.copyFrom(SegmentFormat.header(block.toByteArray())).concat(block);
    }
}
