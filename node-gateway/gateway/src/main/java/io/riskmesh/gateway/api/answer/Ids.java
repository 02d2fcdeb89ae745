package io.riskmesh.gateway.api.answer;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Ids of the API: a prefix and 26 digits of Crockford's base 32, 48 bits of time before 80 random ones, so that they sort by time.
/// Thread-safe.
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int RANDOM_BITS = 80;
    private static final int DIGIT_BITS = 5;

    private final SecureRandom random;
    private final InstantSource clock;

    public Ids(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// A new id, such as `scr_01JNB0Q3ZK4Y0G3S9S8R7Q6P5M`.
    public String next(String prefix) {
        BigInteger value = BigInteger.valueOf(clock.instant().toEpochMilli()).shiftLeft(RANDOM_BITS).or(new BigInteger(RANDOM_BITS, random));
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int digit = LENGTH - 1; digit >= 0; digit--) {
            id.append(DIGITS.charAt(value.shiftRight(digit * DIGIT_BITS).intValue() & (DIGITS.length() - 1)));
        }
        return id.toString();
    }
}
