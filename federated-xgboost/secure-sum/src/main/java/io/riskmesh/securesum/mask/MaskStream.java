package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.octets.Secret;

/// One mask: the stream of `seed` is added to the vector or subtracted from it.
public record MaskStream(Secret seed, Sign sign) {

    public enum Sign {
        ADD,
        SUBTRACT
    }

    public static MaskStream added(Secret seed) {
        return new MaskStream(seed, Sign.ADD);
    }

    public static MaskStream subtracted(Secret seed) {
        return new MaskStream(seed, Sign.SUBTRACT);
    }

    /// The mask that takes this one away.
    public MaskStream opposite() {
        return new MaskStream(seed, sign == Sign.ADD ? Sign.SUBTRACT : Sign.ADD);
    }
}
