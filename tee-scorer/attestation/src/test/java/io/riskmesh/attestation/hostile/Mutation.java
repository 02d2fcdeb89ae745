package io.riskmesh.attestation.hostile;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Bytes that start from good ones and go wrong: flipped, cut, stretched, spliced, overwritten with lengths that lie, or random.
public final class Mutation {

    private static final int[] LYING = {0x00, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x9f, 0xbf, 0xff};

    private Mutation() {}

    public static byte[] of(byte[] good, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> noise(random.nextInt(64), random);
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 2 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(16));
            case 3 -> spliced(good, random);
            case 4 -> overwritten(good, random, true);
            default -> overwritten(good, random, false);
        };
    }

    private static byte[] noise(int length, SplittableRandom random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] spliced(byte[] good, SplittableRandom random) {
        byte[] changed = good.clone();
        int length = random.nextInt(Math.min(32, good.length));
        System.arraycopy(good, random.nextInt(good.length - length), changed, random.nextInt(good.length - length), length);
        return changed;
    }

    private static byte[] overwritten(byte[] good, SplittableRandom random, boolean lying) {
        byte[] changed = good.clone();
        // Most of what frames the rest stands at the start.
        int within = random.nextBoolean() ? Math.min(64, good.length) : good.length;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed[random.nextInt(within)] = (byte) (lying ? LYING[random.nextInt(LYING.length)] : random.nextInt(256));
        }
        return changed;
    }
}
