package io.riskmesh.gateway.receipts.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever stands where the end of an epoch should: the end whose bytes they are, or a typed refusal.
final class HostileEpochEndTest {
    private static final long SEED = 20_261_203;

    @Test
    void hostile_ends_of_epochs_are_read_faithfully_or_refused() {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_hostile_ends_of_epochs_are_read_faithfully_or_refused() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] honest = new EpochEnd(12, 34_567, 890).encode().toBytes();
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = i % 4 == 0 ? new byte[random.nextInt(60)] : honest.clone();
            if (i % 4 == 0) {
                random.nextBytes(bytes);
            } else {
                for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : '0' + random.nextInt(10));
                }
            }
            try {
                assertArrayEquals(bytes, EpochEnd.decode(OpaqueBytes.of(bytes)).encode().toBytes(), "seed " + SEED + ", input " + i);
                read++;
            } catch (MalformedFact _) {
                // The typed refusal.
            }
        }
        int found = read;
        assertTrue(found > inputs / 20 && found < inputs / 2, () -> found + " of " + inputs + " read, seed " + SEED);
    }
}
