package io.riskmesh.boosting.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.tree.RandomEnsembles;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, reading ends in a model or a refusal; what is accepted can be written and read again.
final class ModelFileFuzzTest {

    @Test
    void a_hundred_thousand_damaged_files_give_models_or_refusals() {
        fuzz(20_261, 100_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_damaged_files_give_models_or_refusals() {
        fuzz(4_711, 1_000_000);
    }

    @Test
    void a_file_cut_at_any_byte_is_refused() {
        TreeEnsemble ensemble = RandomEnsembles.of(8, 2, 3, 3, true);
        for (byte[] file : new byte[][] {XgboostModelFile.writeUbjson(ensemble), XgboostModelFile.writeJson(ensemble)}) {
            for (int length = 0; length < file.length; length++) {
                assertTrue(XgboostModelFile.validate(Arrays.copyOf(file, length)).isPresent(), "length " + length);
            }
        }
    }

    private static void fuzz(long seed, int files) {
        Random random = new Random(seed);
        byte[][] seeds = new byte[8][];
        for (int i = 0; i < seeds.length; i++) {
            TreeEnsemble ensemble = RandomEnsembles.of(i, 1 + i % 3, 2 + i % 3, 4, i % 2 == 0);
            seeds[i] = i < 4 ? XgboostModelFile.writeUbjson(ensemble) : XgboostModelFile.writeJson(ensemble);
        }
        int accepted = 0;
        for (int n = 0; n < files; n++) {
            byte[] file = n % 10 == 0 ? random(random) : damaged(random, seeds);
            int number = n;
            try {
                accepted += accept(file);
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", file " + number, e);
            }
        }
        // Damage to a leaf value or a name leaves a model: some files must get through, or the fuzz tests nothing deep.
        assertTrue(accepted > files / 100, "accepted " + accepted);
    }

    private static int accept(byte[] file) {
        if (!(XgboostModelFile.read(file) instanceof ReadResult.ModelRead read)) {
            return 0;
        }
        byte[] canonical = XgboostModelFile.writeUbjson(read.ensemble());
        assertEquals(read.ensemble(), ((ReadResult.ModelRead) XgboostModelFile.read(canonical)).ensemble());
        read.ensemble().margin(new float[read.ensemble().schema().size()]);
        return 1;
    }

    private static byte[] random(Random random) {
        byte[] file = new byte[random.nextInt(300)];
        random.nextBytes(file);
        if (file.length > 2 && random.nextBoolean()) {
            file[0] = '{';
            file[1] = (byte) (random.nextBoolean() ? 'L' : '"');
        }
        return file;
    }

    private static byte[] damaged(Random random, byte[][] seeds) {
        byte[] file = seeds[random.nextInt(seeds.length)].clone();
        int damages = 1 + random.nextInt(3);
        for (int d = 0; d < damages; d++) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(6)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt(256);
                case 2 -> file[at] = (byte) "0123456789-.Ee[]{},:\"LlISUid#$".charAt(random.nextInt(30));
                case 3 -> file = Arrays.copyOf(file, Math.max(1, at));
                case 4 -> {
                    int to = random.nextInt(file.length);
                    int length = Math.min(random.nextInt(40), file.length - Math.max(at, to));
                    System.arraycopy(file.clone(), at, file, to, length);
                }
                default -> {
                    byte[] shorter = new byte[Math.max(1, file.length - 1)];
                    System.arraycopy(file, 0, shorter, 0, Math.min(at, shorter.length));
                    if (at + 1 < file.length) {
                        System.arraycopy(file, at + 1, shorter, at, file.length - at - 1);
                    }
                    file = shorter;
                }
            }
        }
        return file;
    }
}
