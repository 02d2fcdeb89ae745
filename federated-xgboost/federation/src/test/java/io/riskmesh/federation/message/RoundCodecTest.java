package io.riskmesh.federation.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundCodecTest {

    @Test
    void every_kind_of_message_comes_back_as_it_was() {
        List<RoundMessage> all = SampleMessages.all();
        assertEquals(15, all.stream().map(SampleMessages::name).distinct().count());
        for (RoundMessage message : all) {
            byte[] bytes = RoundCodec.encode(message);
            assertTrue(RoundCodec.isRound(bytes));
            RoundCodec.Decoded.Message again = assertInstanceOf(RoundCodec.Decoded.Message.class, RoundCodec.decode(bytes), SampleMessages.name(message));
            assertEquals(message, again.message());
            assertArrayEquals(bytes, RoundCodec.encode(again.message()));
        }
    }

    /// A changed file is a changed protocol: banks of two versions would refuse each other. It needs a new version.
    @Test
    void messages_have_the_bytes_of_the_golden_file() throws IOException {
        StringBuilder lines = new StringBuilder();
        SampleMessages.all().forEach(message -> lines.append(SampleMessages.name(message)).append(' ')
                .append(HexFormat.of().formatHex(RoundCodec.encode(message))).append('\n'));
        String name = "messages-v" + RoundCodec.VERSION + ".txt";
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve(name), lines);
        try (InputStream golden = RoundCodecTest.class.getResourceAsStream(name)) {
            assertNotNull(golden, "Expected golden file " + name);
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.US_ASCII), lines.toString());
        }
    }

    @Test
    void cut_and_lengthened_messages_are_refused() {
        for (RoundMessage message : SampleMessages.all()) {
            byte[] bytes = RoundCodec.encode(message);
            for (int length = 0; length < bytes.length; length++) {
                assertRefused(Arrays.copyOf(bytes, length), SampleMessages.name(message) + " cut at " + length);
            }
            assertRefused(Arrays.copyOf(bytes, bytes.length + 1), SampleMessages.name(message) + " with a byte more");
        }
    }

    @Test
    void other_versions_and_kinds_are_refused() {
        byte[] bytes = RoundCodec.encode(SampleMessages.all().getFirst());
        for (int i = 0; i < 3; i++) {
            byte[] changed = bytes.clone();
            changed[i] = 99;
            assertRefused(changed, "byte " + i);
        }
        assertFalse(RoundCodec.isRound(new byte[] {1, 4}));
        assertFalse(RoundCodec.isRound(new byte[0]));
    }

    @Test
    void noise_gives_a_message_or_a_refusal_and_every_message_has_one_form() {
        Random random = new Random(31);
        for (RoundMessage message : SampleMessages.all()) {
            byte[] bytes = RoundCodec.encode(message);
            for (int trial = 0; trial < 3_000; trial++) {
                byte[] noise = bytes.clone();
                for (int change = 0; change <= random.nextInt(3); change++) {
                    noise[random.nextInt(noise.length)] = (byte) random.nextInt();
                }
                if (RoundCodec.decode(noise) instanceof RoundCodec.Decoded.Message(RoundMessage other)) {
                    assertArrayEquals(noise, RoundCodec.encode(other), SampleMessages.name(message) + ", trial " + trial);
                }
            }
        }
        for (int trial = 0; trial < 20_000; trial++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertNotNull(RoundCodec.decode(noise));
        }
    }

    @Test
    void a_count_beyond_the_bytes_is_refused_before_anything_is_allocated() {
        RoundMessage message = SampleMessages.all().stream().filter(CatchUp.class::isInstance).findFirst().orElseThrow();
        byte[] bytes = RoundCodec.encode(message);
        int at = bytes.length - (4 + 4 + 3 + 4 + 4);
        for (int count : new int[] {Integer.MAX_VALUE, 1 << 20, -1}) {
            byte[] changed = bytes.clone();
            for (int i = 0; i < 4; i++) {
                changed[at + i] = (byte) (count >>> 24 - 8 * i);
            }
            assertRefused(changed, "count " + count);
        }
    }

    private static void assertRefused(byte[] bytes, String what) {
        RoundCodec.Decoded.Refused refused = assertInstanceOf(RoundCodec.Decoded.Refused.class, RoundCodec.decode(bytes), what);
        assertEquals(TrainingReason.MALFORMED_MESSAGE, refused.refusal().reason(), what);
    }
}
