package io.riskmesh.verifier.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.made.Damage;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.stage.StageId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bytes in the place of a block, into the whole verifier: all stages, behind two honest blocks. Anything but the block that stood
/// there is reported, with its number, and nothing is thrown.
final class HostileBlocksTest {

    private static final MadeLedger LEDGER = new MadeLedger(new MadeChannel(false), 11);
    private static final long SEED = 20_261_125;
    /// Most damage ends at the decoder; one input in so many is damaged where only signatures and hashes tell.
    private static final int DEEP = 200;

    static {
        LEDGER.add(LEDGER.write("k", "v").envelope());
    }

    @Test
    void noise_and_torn_and_changed_blocks_are_reported() throws Exception {
        feed(4_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_blocks_of_noise_torn_or_changed_are_reported() throws Exception {
        feed(1_000_000);
    }

    private static void feed(int inputs) throws Exception {
        VerifierCheckpoint afterTwo = afterTwo();
        ByteString honest = LEDGER.blocks.get(2).toByteString();
        AtomicInteger decoded = new AtomicInteger();
        IntStream.range(0, inputs).parallel().forEach(i -> {
            Random random = new Random(SEED + i);
            ByteString input = i % 4 == 0 ? Damage.noise(random)
                    : i % DEEP == 1 ? Damage.changed(honest, random) : Damage.torn(honest, random);
            VerificationReport report = verify(afterTwo, input, i);
            boolean named = report.stages().stream().anyMatch(stage -> stage.findings().failures().stream().anyMatch(f -> f.block() == 2));
            assertEquals(input.equals(honest), report.isVerified(), () -> "seed " + (SEED + i));
            assertEquals(!input.equals(honest), named, () -> "seed " + (SEED + i));
            boolean malformed = report.stage(StageId.S1).findings().failures().stream().anyMatch(f -> f.code().equals("block_malformed"));
            decoded.addAndGet(malformed ? 0 : 1);
        });
        assertTrue(decoded.get() > inputs / 500, "Only " + decoded + " went past the decoder");
    }

    private static VerificationReport verify(VerifierCheckpoint afterTwo, ByteString input, int i) {
        try {
            LedgerVerifier verifier = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
            verifier.resume(ofItsOwn(afterTwo));
            return verifier.verify(BlockSource.ofBytes(List.of(ByteString.EMPTY, LEDGER.bytes().get(1), input)));
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError("seed " + (SEED + i), e);
        }
    }

    private static VerifierCheckpoint afterTwo() throws Exception {
        LedgerVerifier verifier = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
        verifier.verify(BlockSource.ofBytes(LEDGER.bytes().subList(0, 2)));
        return verifier.checkpoint().orElseThrow();
    }

    /// What grows in place is copied.
    private static VerifierCheckpoint ofItsOwn(VerifierCheckpoint checkpoint) {
        ChainPosition at = checkpoint.position();
        return new VerifierCheckpoint(new ChainPosition(at.next(), at.previousHash(), at.config(), at.configEnvelope(),
                at.lastConfig(), at.state(), new HashSet<>(at.seen())), checkpoint.saved(), Map.of());
    }
}
