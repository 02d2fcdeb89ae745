package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.util.Random;

/// Bytes as no honest peer sends them.
public final class Damage {

    private static final int MOST_NOISE_BYTES = 64;
    /// Of a block: the tags and lengths of its header and the number in it.
    private static final int TAG_BYTES = 6;

    private Damage() {}

    public static ByteString noise(Random random) {
        byte[] bytes = new byte[random.nextInt(MOST_NOISE_BYTES)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    /// A few bytes changed, now and then a beginning or an end missing.
    public static ByteString changed(ByteString honest, Random random) {
        byte[] bytes = honest.toByteArray();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : 0;
        int to = random.nextInt(8) == 0 ? from + random.nextInt(bytes.length - from) : bytes.length;
        return ByteString.copyFrom(bytes, from, to - from);
    }

    /// Damage that a decoder meets early: an end or a piece missing, a piece twice, or one of the first bytes changed.
    public static ByteString torn(ByteString honest, Random random) {
        int at = random.nextInt(honest.size());
        int end = at + random.nextInt(honest.size() - at);
        return switch (random.nextInt(4)) {
            case 0 -> honest.substring(0, at);
            case 1 -> honest.substring(0, at).concat(honest.substring(end));
            case 2 -> honest.substring(0, end).concat(honest.substring(at));
            default -> {
                int first = Math.min(honest.size() - 1, random.nextInt(TAG_BYTES));
                yield honest.substring(0, first).concat(ByteString.copyFrom(new byte[] {(byte) random.nextInt(256)}))
                        .concat(honest.substring(first + 1));
            }
        };
    }
}
