package io.riskmesh.binselect.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.journal.JournalCodec;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DecoderFuzzTest {
    private static final Octets PAIR = Octets.wrap(new byte[32]);
    private static final List<PairMessage> MESSAGES = List.of(
            new PairMessage.BaseKeys(PAIR, bytes(128 * PairMessage.BaseKeys.KEY_BYTES)),
            new PairMessage.BaseCiphertexts(PAIR, bytes(256 * 1088)),
            new PairMessage.ExtendChoices(PAIR, 3, bytes(2048), bytes(PairMessage.ExtendChoices.CHECK_BYTES)),
            new PairMessage.PuncturedSeeds(PAIR, 4, bytes(320), bytes(80), bytes(32)),
            new PairMessage.Corrections(PAIR, 5, 6, bytes(160)), new PairMessage.Missing(PAIR, 7, 8));
    private static final List<JournalEntry> ENTRIES = List.of(
            new JournalEntry.Begun(PAIR, Secret.wrap(new byte[32]), PAIR),
            new JournalEntry.Answered(JournalEntry.Kind.CORRECTIONS, 3, 4, PAIR),
            new JournalEntry.CoPaths(9, Secret.wrap(new byte[160])));

    @Test
    void what_was_written_is_read() {
        for (PairMessage message : MESSAGES) {
            byte[] bytes = PairCodec.encode(message);
            assertTrue(PairCodec.claims(bytes));
            assertEquals(new PairCodec.Decoded.Message(message), PairCodec.decode(bytes));
            assertTrue(PairCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)) instanceof PairCodec.Decoded.Refused);
            assertTrue(PairCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)) instanceof PairCodec.Decoded.Refused);
        }
        for (JournalEntry entry : ENTRIES) {
            assertEquals(entry, JournalCodec.decode(JournalCodec.encode(entry)).orElseThrow());
        }
    }

    @Test
    void random_and_changed_bytes_are_read_or_refused() {
        fuzz(20_000, 111);
    }

    @Tag("slow")
    @Test
    void a_million_random_and_changed_bytes_are_read_or_refused() {
        fuzz(1_000_000, 112);
    }

    private static void fuzz(int count, long seed) {
        Random random = new Random(seed);
        List<byte[]> valid = MESSAGES.stream().skip(2).map(PairCodec::encode).toList();
        List<byte[]> journal = ENTRIES.stream().map(JournalCodec::encode).toList();
        for (int i = 0; i < count; i++) {
            byte[] message = hostile(random, valid.get(random.nextInt(valid.size())));
            if (PairCodec.decode(message) instanceof PairCodec.Decoded.Message(PairMessage read)) {
                assertArrayEquals(message, PairCodec.encode(read), "seed " + seed + ", input " + i);
            }
            byte[] entry = hostile(random, journal.get(random.nextInt(journal.size())));
            JournalCodec.decode(entry).ifPresent(read -> assertArrayEquals(entry, JournalCodec.encode(read), "seed " + seed));
        }
    }

    private static byte[] hostile(Random random, byte[] valid) {
        byte[] bytes = switch (random.nextInt(3)) {
            case 0 -> new byte[random.nextInt(200)];
            case 1 -> Arrays.copyOf(valid, random.nextInt(valid.length + 20));
            default -> valid.clone();
        };
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes[random.nextInt(Math.min(60, bytes.length))] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static Octets bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return Octets.wrap(bytes);
    }
}
