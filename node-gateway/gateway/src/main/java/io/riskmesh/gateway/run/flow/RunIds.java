package io.riskmesh.gateway.run.flow;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// Ids of runs in the API: `run_` and 26 letters of Crockford's base 32, the first ten a time in ms, the others drawn.
final class RunIds {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int DRAWN_BYTES = 10;
    private static final int BITS = 5;

    private RunIds() {}

    static String next(long now, SecureRandom entropy) {
        byte[] drawn = new byte[DRAWN_BYTES];
        entropy.nextBytes(drawn);
        BigInteger number = new BigInteger(1, ByteBuffer.allocate(Long.BYTES + DRAWN_BYTES).putLong(now).put(drawn).array());
        StringBuilder id = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            id.append(LETTERS.charAt(number.shiftRight(i * BITS).intValue() & (LETTERS.length() - 1)));
        }
        return "run_" + id;
    }
}
