package io.riskmesh.federation.joint;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.Arrays;

/// What the two banks of a pair call their payments towards each other: the first 16 bytes of an HMAC under a key of the
/// pair alone, so that nobody else can try ids.
record PairTags(byte[] key, Digest run, Primitives primitives) {
    static final int BYTES = 16;
    private static final byte[] LABEL = PaymentId.bytes("riskmesh/joint/v1/align");

    /// @param pairKey of the two banks' session
    static PairTags of(Secret pairKey, Digest run, Primitives primitives) {
        byte[] key = primitives.expand(pairKey.reveal(), PaymentId.enc(PaymentId.bytes("riskmesh/joint/v1/align-key")));
        return new PairTags(key, run, primitives);
    }

    byte[] tag(PaymentId id) {
        return Arrays.copyOf(primitives.mac(key, PaymentId.enc(LABEL, run.toBytes(), id.canonical().array())), BYTES);
    }

    @Override
    public String toString() {
        return "PairTags[REDACTED]";
    }
}
