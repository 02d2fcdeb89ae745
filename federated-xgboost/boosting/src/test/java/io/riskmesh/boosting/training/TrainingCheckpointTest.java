package io.riskmesh.boosting.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.canonical.Decoded.Malformed;
import io.riskmesh.boosting.canonical.Decoded.Value;
import io.riskmesh.boosting.training.TrainingCheckpoint.RunDigests;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrainingCheckpointTest {

    private static final long SEED = 0x5eed_5eed_1234_5678L;

    @Test
    void bytes_give_the_checkpoint_back() {
        for (int modelBytes : new int[] {0, 1, 255, 256, 257, 70_001}) {
            TrainingCheckpoint checkpoint = checkpoint(modelBytes);
            Value<?> read = assertInstanceOf(Value.class, TrainingCheckpoint.decode(checkpoint.canonicalBytes()));
            assertEquals(checkpoint, read.value());
        }
    }

    @Test
    void a_checkpoint_cut_short_prolonged_or_damaged_anywhere_is_malformed() {
        byte[] bytes = checkpoint(33).canonicalBytes();
        for (int length = 0; length <= bytes.length + 3; length++) {
            if (length != bytes.length) {
                assertMalformed(Arrays.copyOf(bytes, length), "length " + length);
            }
        }
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertMalformed(damaged, "bit " + bit);
        }
    }

    @Test
    void noise_is_malformed() {
        Random random = new Random(4);
        byte[] start = checkpoint(0).canonicalBytes();
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            System.arraycopy(start, 0, noise, 0, Math.min(noise.length, i % 140));
            assertMalformed(noise, "case " + i);
        }
    }

    @Test
    void the_seed_is_not_printed() {
        String printed = checkpoint(3).toString();
        assertFalse(printed.contains(Long.toString(SEED)) || printed.contains(HexFormat.of().toHexDigits(SEED)), printed);
    }

    @Test
    void digests_and_slots_are_checked_when_a_checkpoint_is_made() {
        assertThrows(IllegalArgumentException.class, () -> new RunDigests(hex(1), hex(2), hex(3), "00"));
        assertThrows(IllegalArgumentException.class, () -> new TrainingCheckpoint(digests(), new byte[0], hex(1), 1,
                StoppingState.START, -1, hex(2)));
    }

    private static void assertMalformed(byte[] bytes, String at) {
        assertInstanceOf(Malformed.class, TrainingCheckpoint.decode(bytes), at);
    }

    private static TrainingCheckpoint checkpoint(int modelBytes) {
        byte[] model = new byte[modelBytes];
        new Random(modelBytes).nextBytes(model);
        return new TrainingCheckpoint(digests(), model, hex(5), SEED, new StoppingState(9, 4, -3), 17, hex(6));
    }

    private static RunDigests digests() {
        return new RunDigests(hex(1), hex(2), hex(3), hex(4));
    }

    private static String hex(int digit) {
        return Integer.toString(digit).repeat(64);
    }
}
