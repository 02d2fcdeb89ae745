package io.riskmesh.securesum.secrecy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Randomness from a seed that remembers what it gave.
final class RecordingRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random source;
    private final transient List<byte[]> given = new ArrayList<>();

    RecordingRandom(long seed) {
        source = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
        given.add(bytes.clone());
    }

    List<byte[]> given() {
        return given;
    }
}
