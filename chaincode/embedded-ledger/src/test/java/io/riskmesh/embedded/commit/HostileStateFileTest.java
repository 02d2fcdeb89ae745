package io.riskmesh.embedded.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The saved state, noise or damaged: as good as none, and never a state that was not saved.
final class HostileStateFileTest {
    private static final long SEED = 20_261_132;

    @TempDir
    private Path folder;

    @Test
    void noise_and_damaged_files_are_no_saved_state() throws Exception {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_files_of_noise_or_damaged_are_no_saved_state() throws Exception {
        feed(1_000_000);
    }

    private void feed(int inputs) throws Exception {
        byte[] honest = saved();
        assertTrue(read(honest).isPresent());
        for (int i = 0; i < inputs; i++) {
            Random random = new Random(SEED + i);
            byte[] input = i % 3 == 0 ? noise(random) : damaged(honest, random);
            try {
                assertEquals(Arrays.equals(input, honest), read(input).isPresent(), "seed " + (SEED + i));
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new AssertionError("seed " + (SEED + i), e);
            }
        }
    }

    private static Optional<Head> read(byte[] bytes) {
        return StateFile.read(new ByteArrayInputStream(bytes));
    }

    private byte[] saved() throws Exception {
        StateMap state = StateMap.empty();
        for (int i = 0; i < 3; i++) {
            state = state.with(StateKey.open("riskmesh", "k" + i), new Versioned(ByteString.copyFromUtf8("v"), new Version(i, 0)));
        }
        new StateFile(folder).save(new Head(3, ByteString.copyFrom(new byte[32]), ByteString.EMPTY, ByteString.copyFrom(new byte[32]), state));
        return Files.readAllBytes(folder.resolve("state.saved"));
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(byte[] honest, Random random) {
        byte[] bytes = Arrays.copyOf(honest, random.nextInt(4) == 0 ? random.nextInt(honest.length) : honest.length);
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
