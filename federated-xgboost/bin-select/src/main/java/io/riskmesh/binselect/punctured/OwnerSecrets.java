package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.cipher.EntropyStream;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.transfer.BlockShape;

/// What the gradient owner draws, all from its entropy: Δ and the roots of the trees.
final class OwnerSecrets {
    private OwnerSecrets() {}

    static Secret delta(Secret entropy, Octets pair) {
        return Secret.wrap(EntropyStream.of(entropy, Enc.of("delta").octets(pair)).bytes(16));
    }

    /// The roots of a block's units, 16 bytes each: a pseudo-random function of block and place.
    static byte[] roots(Secret entropy, Octets pair, BlockShape shape) {
        return EntropyStream.of(entropy, Enc.of("roots").octets(pair).u32(shape.block())).bytes(16 * shape.units());
    }
}
