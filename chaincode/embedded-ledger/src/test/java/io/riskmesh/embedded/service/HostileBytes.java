package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import java.util.Random;

/// Noise, and honest bytes that were cut or changed. One input in fifty is changed anywhere, so that often only the signature tells: a check
/// of it costs as much as a hundred refusals.
final class HostileBytes {
    private static final int DEEP = 50;

    private HostileBytes() {}

    static ByteString of(ByteString honest, int i, Random random) {
        if (i % DEEP == 1) {
            return flipped(honest, random.nextInt(honest.size()), random);
        }
        if (i % 3 == 0) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            return ByteString.copyFrom(noise);
        }
        return switch (random.nextInt(3)) {
            case 0 -> flipped(honest, random.nextInt(6), random);
            case 1 -> honest.substring(0, random.nextInt(honest.size()));
            default -> honest.substring(random.nextInt(honest.size()));
        };
    }

    private static ByteString flipped(ByteString honest, int at, Random random) {
        return honest.substring(0, at).concat(ByteString.copyFrom(new byte[] {(byte) (honest.byteAt(at) ^ 1 << random.nextInt(8))}))
                .concat(honest.substring(at + 1));
    }
}
