package io.riskmesh.verifier.receipts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of leaves that were changed, cut or never were any: leaves whose lines they are, or an `IOException`.
final class HostileLeafFileTest {
    private static final long SEED = 20_261_130;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String FILE = BASE64.encodeToString(new byte[] {1, 2, 3, 4, 5}) + '\n'
            + BASE64.encodeToString("a receipt of some length, and then some".getBytes(StandardCharsets.US_ASCII)) + '\n'
            + BASE64.encodeToString(new byte[32]) + '\n';

    @TempDir
    private Path folder;

    @Test
    void hostile_files_of_leaves_are_read_faithfully_or_refused() {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_hostile_files_of_leaves_are_read_faithfully_or_refused() {
        feed(1_000_000);
    }

    @Test
    void a_file_is_read_as_its_bytes_are() throws IOException {
        Path file = Files.writeString(folder.resolve("leaves"), FILE);
        assertEquals(3, LeafFile.read(file).size());
        Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});
        assertThrows(IOException.class, () -> LeafFile.read(file));
    }

    private static void feed(int inputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = i % 4 == 0 ? noise(random) : changed(random);
            try {
                read += faithful(bytes) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i, e);
            }
        }
        int found = read;
        assertTrue(found > inputs / 20 && found < inputs * 3 / 4, () -> found + " of " + inputs + " read, seed " + SEED);
    }

    private static boolean faithful(byte[] bytes) {
        try {
            List<byte[]> leaves = LeafFile.of("input", new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.US_ASCII.newDecoder()));
            List<String> lines = new String(bytes, StandardCharsets.US_ASCII).lines().toList();
            assertEquals(lines.size(), leaves.size());
            for (int i = 0; i < leaves.size(); i++) {
                assertArrayEquals(Base64.getUrlDecoder().decode(lines.get(i)), leaves.get(i));
                assertEquals(lines.get(i), BASE64.encodeToString(leaves.get(i)));
            }
            return !leaves.isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    private static byte[] changed(SplittableRandom random) {
        byte[] bytes = FILE.getBytes(StandardCharsets.US_ASCII);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : FILE.charAt(random.nextInt(bytes.length)));
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }
}
