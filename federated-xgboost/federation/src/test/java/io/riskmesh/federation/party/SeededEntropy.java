package io.riskmesh.federation.party;

import java.security.SecureRandom;
import java.util.Random;

/// Entropy from a seed, so that a test can be repeated. For tests only.
final class SeededEntropy extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random random;

    SeededEntropy(long seed) {
        random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
