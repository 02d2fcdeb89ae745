package io.riskmesh.gateway.rows;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/// Where a bank's seed of its row samples comes from. Whoever knows it knows which rows a tree was grown on, so a bank draws it for
/// itself and tells nobody.
@FunctionalInterface
public interface SampleSeeds {

    /// @param runSeed the seed in the parameters, which all banks know
    /// @param ordinal the bank's place among the invited banks
    long seed(long runSeed, int ordinal);

    /// Drawn, secret: the only one for rows of people.
    static SampleSeeds secret(SecureRandom entropy) {
        return (_, _) -> entropy.nextLong();
    }

    /// Follows from what everybody knows, so that a run can be repeated and compared with the lab's. For laboratories and tests.
    static SampleSeeds repeatable() {
        return (runSeed, ordinal) -> {
            byte[] source = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(runSeed).putInt(ordinal).array();
            return ByteBuffer.wrap(Digest.of("lab-sample-seed", source).toBytes()).getLong();
        };
    }
}
