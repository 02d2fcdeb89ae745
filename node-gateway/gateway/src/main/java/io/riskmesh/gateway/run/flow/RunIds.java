package io.riskmesh.gateway.run.flow;

import io.riskmesh.ledger.canonical.Digest;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/// Ids of runs in the API: `run_` and 26 letters of Crockford's base 32, the first ten a time in ms or zero, the others drawn or made
/// from the request.
final class RunIds {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int DRAWN_BYTES = 10;
    private static final int BITS = 5;

    private RunIds() {}

    static String next(long now, SecureRandom entropy) {
        byte[] drawn = new byte[DRAWN_BYTES];
        entropy.nextBytes(drawn);
        return id(now, drawn);
    }

    /// The id of a request that may have been begun by a process that is gone: the same each time.
    static String of(Digest nonce) {
        return id(0, Arrays.copyOf(nonce.toBytes(), DRAWN_BYTES));
    }

    private static String id(long now, byte[] drawn) {
        BigInteger number = new BigInteger(1, ByteBuffer.allocate(Long.BYTES + DRAWN_BYTES).putLong(now).put(drawn).array());
        StringBuilder id = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            id.append(LETTERS.charAt(number.shiftRight(i * BITS).intValue() & (LETTERS.length() - 1)));
        }
        return "run_" + id;
    }
}
