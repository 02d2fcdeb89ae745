package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a ledger's client after damage: a profile, a journal of submissions. Seeds are printed with a failure.
final class HostileFilesTest {
    private static final long SEED = 20_261_202;
    private static final String PROFILE = "{\"banks\":[\"AppleMSP\",\"PearMSP\"],\"channel\":\"riskmesh\",\"endpoint\":\"127.0.0.1:7051\","
            + "\"identities\":\"organisations\",\"processId\":4711,\"regulators\":[],\"tlsRoot\":\"organisations/tlsca.pem\","
            + "\"trustLabel\":\"ledger: embedded\"}";
    private static final String JOURNAL = "sent a 01ab YWJj\nended a 01ab VALID\nsent b 02cd ZGVm\nended b 02cd MVCC_READ_CONFLICT\nsent c 03ef Z2hp\n";

    @TempDir
    private Path folder;

    private interface Decoder {
        void decode(byte[] bytes) throws MalformedFact;
    }

    @Test
    void damaged_profiles_and_journals_are_read_or_refused() {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_damaged_profiles_and_journals_each_are_read_or_refused() {
        feed(1_000_000);
    }

    @Test
    void a_damaged_file_is_an_exception_of_its_stage() throws IOException {
        Files.writeString(folder.resolve(ConnectionProfile.FILE), PROFILE.replace("organisations/", "\\u0000"));
        assertThrows(IOException.class, () -> ConnectionProfile.read(folder));
        Path journal = Files.writeString(folder.resolve("journal"), JOURNAL.replace("ended", "enden"));
        assertThrows(IOException.class, () -> SubmissionJournal.open(journal));
    }

    @Test
    void a_torn_line_is_cut_off_and_the_rest_is_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("journal"), JOURNAL + "sent d 04");
        try (SubmissionJournal journal = SubmissionJournal.open(file)) {
            assertEquals(1, journal.unknown().size());
            assertTrue(journal.carriedOut("a").isPresent());
        }
        assertEquals(JOURNAL, Files.readString(file));
    }

    private void feed(int inputs) {
        hit("profile", PROFILE, inputs, bytes -> ConnectionProfile.of(folder, bytes));
        hit("journal", JOURNAL, inputs, bytes -> new JournalLines().replay(bytes));
    }

    private static void hit(String what, String honest, int inputs, Decoder decoder) {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = i % 4 == 0 ? noise(random) : changed(honest, random);
            try {
                decoder.decode(bytes);
                read++;
            } catch (MalformedFact _) {
                // The typed refusal.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what + ", seed " + SEED + ", input " + i, e);
            }
        }
        int found = read;
        assertTrue(found > inputs / 50 && found < inputs * 3 / 4, () -> what + ": " + found + " of " + inputs + " read, seed " + SEED);
    }

    private static byte[] changed(String honest, SplittableRandom random) {
        byte[] bytes = honest.getBytes(StandardCharsets.US_ASCII);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : honest.charAt(random.nextInt(bytes.length)));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
