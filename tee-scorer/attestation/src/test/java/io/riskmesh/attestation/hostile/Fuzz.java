package io.riskmesh.attestation.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.rejection.Rejected;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Feeds a parser with mutated bytes, in parallel; a parser that says anything but our refusals fails.
public final class Fuzz {

    private static final long SEED = 51_520_260L;
    private static final int LANES = 64;

    private Fuzz() {}

    /// A parser that may refuse.
    public interface Parser {
        Object parse(byte[] bytes) throws Exception;
    }

    /// @param refusal the one kind of exception that is a refusal
    public static void run(String name, int inputs, List<byte[]> good, Class<? extends Exception> refusal, Parser parser) {
        AtomicInteger accepted = new AtomicInteger();
        long start = System.nanoTime();
        IntStream.range(0, LANES).parallel().forEach(lane -> {
            SplittableRandom random = new SplittableRandom(SEED + lane);
            for (int i = lane; i < inputs; i += LANES) {
                byte[] input = Mutation.of(good.get(random.nextInt(good.size())), random);
                accepted.addAndGet(isAccepted(name, input, refusal, parser) ? 1 : 0);
            }
        });
        System.out.println(name + ": seed " + SEED + ", " + inputs + " inputs, " + accepted + " taken, the rest refused, "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertTrue(accepted.get() < inputs / 2, () -> name + " takes nearly anything");
    }

    private static boolean isAccepted(String name, byte[] input, Class<? extends Exception> refusal, Parser parser) {
        try {
            parser.parse(input);
            return true;
        } catch (Exception e) {
            if (!refusal.isInstance(e)) {
                throw new AssertionError(name + " of " + HexFormat.of().formatHex(input), e);
            }
            if (e instanceof Rejected rejected && rejected.rejection().detail().isEmpty()) {
                throw new AssertionError(name + " says nothing of " + HexFormat.of().formatHex(input), e);
            }
            return false;
        }
    }
}
