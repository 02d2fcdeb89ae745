package io.riskmesh.attestation.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.frame.MalformedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bytes of each message stay as they are for its version; the file is written once (the test leaves what it made in
/// `target/golden`). Whatever else comes is read faithfully or refused.
final class WireMessagesTest {

    private static final long SEED = 20261125L;

    @Test
    void messages_made_today_have_the_golden_bytes() throws IOException {
        StringBuilder made = new StringBuilder();
        for (WireForm form : WireForm.all()) {
            made.append(form).append('\t').append(HexFormat.of().formatHex(form.sample())).append('\n');
        }
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        Files.writeString(folder.resolve("messages.v1.txt"), made);
        try (InputStream in = WireMessagesTest.class.getResourceAsStream("messages.v1.txt")) {
            assertNotNull(in, "No golden file");
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), made.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("io.riskmesh.attestation.scoring.WireForm#all")
    void a_message_is_read_as_it_was_written_and_not_cut_or_lengthened(WireForm form) throws MalformedMessage {
        byte[] sample = form.sample();
        assertArrayEquals(sample, form.again(sample));
        if (form.name().equals(WireForm.HEADER)) {
            return;
        }
        for (int length = 0; length < sample.length; length++) {
            assertEquals(0, faithful(form, Arrays.copyOf(sample, length)));
        }
        assertEquals(0, faithful(form, Arrays.copyOf(sample, sample.length + 1)));
    }

    @Test
    void sixty_thousand_hostile_messages_are_read_faithfully_or_refused() {
        feed(4_000);
    }

    @Tag("acceptance")
    @Test
    void a_million_hostile_messages_are_read_faithfully_or_refused() {
        feed(70_000);
    }

    private static void feed(int perForm) {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (WireForm form : WireForm.all()) {
            for (int i = 0; i < perForm; i++) {
                read += faithful(form, hostile(form.sample().clone(), random));
            }
        }
        int found = read;
        assertTrue(found > perForm, () -> "only " + found + " were messages; seed " + SEED);
    }

    private static byte[] hostile(byte[] good, SplittableRandom random) {
        byte[] bytes = good;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(Math.max(1, bytes.length));
            switch (random.nextInt(6)) {
                case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) random.nextInt();
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                case 4 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
            }
        }
        return bytes;
    }

    private static int faithful(WireForm form, byte[] input) {
        try {
            assertArrayEquals(input, form.again(input));
            return 1;
        } catch (MalformedMessage _) {
            return 0;
        }
    }
}
