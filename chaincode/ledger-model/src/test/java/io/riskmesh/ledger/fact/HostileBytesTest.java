package io.riskmesh.ledger.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, a decoder gives a value whose bytes they are, or `MalformedFact`. Any other exception fails the test.
final class HostileBytesTest {

    private static final long SEED = 20261126L;

    @Test
    void forty_thousand_hostile_values_are_read_faithfully_or_refused() {
        feed(40_000);
    }

    @Tag("slow")
    @Test
    void a_million_hostile_values_are_read_faithfully_or_refused() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        List<byte[]> good = new ArrayList<>();
        FactSamples samples = new FactSamples(SEED);
        for (FactKind kind : FactKind.values()) {
            for (int i = 0; i < 20; i++) {
                good.add(samples.of(kind).canonicalBytes());
            }
        }
        Mutations mutations = new Mutations(SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] base = good.get(random.nextInt(good.size()));
            byte[] input = i % 20 == 0 ? mutations.noise() : mutations.of(base, good.get(random.nextInt(good.size())));
            read += readFaithfully(input);
        }
        int found = read;
        assertTrue(found > inputs / 100 && found < inputs / 2, () -> found + " of " + inputs + " were facts; seed " + SEED);
    }

    private static int readFaithfully(byte[] input) {
        try {
            assertArrayEquals(input, Facts.decode(input).canonicalBytes());
            return 1;
        } catch (MalformedFact _) {
            return 0;
        }
    }

    @Test
    void hostile_keys_runs_and_blobs_are_read_faithfully_or_refused() {
        feedTexts(30_000);
    }

    @Tag("slow")
    @Test
    void a_million_hostile_keys_runs_and_blobs_each_are_read_faithfully_or_refused() {
        feedTexts(1_000_000);
    }

    private static void feedTexts(int inputs) {
        Mutations mutations = new Mutations(SEED);
        byte[] key = UseReceipt.keyOf("HarbourMSP.g", 12).compositeKey().getBytes(StandardCharsets.UTF_8);
        byte[] run = new RunId("payments", 12).toString().getBytes(StandardCharsets.UTF_8);
        byte[] blob = OpaqueBytes.of(run).base64().getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            String hostileKey = new String(mutations.of(key, run), StandardCharsets.UTF_8);
            String hostileRun = new String(mutations.of(run, key), StandardCharsets.UTF_8);
            String hostileBlob = new String(mutations.of(blob, key), StandardCharsets.UTF_8);
            read += faithful(() -> FactKey.parse(hostileKey).compositeKey(), hostileKey);
            read += faithful(() -> RunId.parse(hostileRun).toString(), hostileRun);
            read += faithful(() -> OpaqueBytes.fromBase64(hostileBlob).base64(), hostileBlob);
        }
        assertTrue(read > inputs / 30, "seed " + SEED);
    }

    @FunctionalInterface
    private interface Reading {
        String written() throws MalformedFact;
    }

    private static int faithful(Reading reading, String input) {
        try {
            assertTrue(input.equals(reading.written()), input);
            return 1;
        } catch (MalformedFact _) {
            return 0;
        }
    }
}
