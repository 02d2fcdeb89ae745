package io.riskmesh.ledger.fact;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Hostile variants of good bytes.
final class Mutations {

    private static final byte[] SPICES = "{}[]\",:-0e.\\tfn\u0000\u007f".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final SplittableRandom random;

    Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// One to four changes: bits flipped, bytes put in, taken out, repeated, cut off, pieces of another value put in.
    byte[] of(byte[] good, byte[] other) {
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 1; changes--) {
            bytes = changed(bytes, other);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes, at);
            case 1 -> joined(bytes, at, new byte[] {SPICES[random.nextInt(SPICES.length)]}, at);
            case 2 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(8)));
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 40)), at);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> joined(bytes, at, piece(other), Math.min(bytes.length, at + random.nextInt(40)));
            default -> joined(bytes, at, new byte[] {(byte) random.nextInt(32, 127)}, at + 1);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(60)));
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }
}
