package io.riskmesh.embedded.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.verifier.block.SegmentFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Noise and damaged segments at the start of a ledger: a clean beginning, or `block_file_corrupt`. A record is taken only if it stands
/// there as it was written, and of those before the damage none is lost silently.
final class HostileSegmentTest {
    private static final long SEED = 20_261_131;
    private static final int RECORDS = 3;

    @Test
    void noise_and_damaged_segments_are_a_clean_beginning_or_corrupt() {
        feed(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_segments_of_noise_or_damaged_are_a_clean_beginning_or_corrupt() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        byte[] honest = segment();
        int corrupt = 0;
        for (int i = 0; i < inputs; i++) {
            Random random = new Random(SEED + i);
            byte[] input = i % 3 == 0 ? noise(random) : damaged(honest, random);
            boolean last = random.nextInt(4) > 0;
            try {
                BlockPositions positions = new BlockPositions();
                long good = new SegmentScan(Path.of("blocks-000000.rmb"), last, _ -> true, positions).run(0, ByteBuffer.wrap(input));
                assertTrue(Arrays.equals(honest, 0, (int) good, input, 0, (int) good), "seed " + (SEED + i));
                assertTrue(last || good == input.length, "only the last segment may be torn; seed " + (SEED + i));
            } catch (CorruptBlockFile _) {
                corrupt++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (SEED + i), e);
            }
        }
        assertTrue(corrupt > inputs / 10 && corrupt < inputs, corrupt + " of " + inputs);
    }

    private static byte[] segment() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number = 0; number < RECORDS; number++) {
            byte[] block = Block.newBuilder().setHeader(BlockHeader.newBuilder().setNumber(number)).build().toByteArray();
            bytes.writeBytes(SegmentFormat.header(block).array());
            bytes.writeBytes(block);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(byte[] honest, Random random) {
        byte[] bytes = Arrays.copyOf(honest, random.nextInt(4) == 0 ? random.nextInt(honest.length) : honest.length);
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
