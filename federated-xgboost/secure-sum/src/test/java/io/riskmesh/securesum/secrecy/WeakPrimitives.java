package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.primitive.Keystreams;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.Optional;

/// Real primitives but for the keystreams.
record WeakPrimitives(Primitives honest, Keystreams keystreams) implements Primitives {

    @Override
    public byte[] sha256(byte[] data) {
        return honest.sha256(data);
    }

    @Override
    public byte[] mac(byte[] key, byte[] data) {
        return honest.mac(key, data);
    }

    @Override
    public byte[] expand(byte[] pseudoRandomKey, byte[] info) {
        return honest.expand(pseudoRandomKey, info);
    }

    @Override
    public byte[] seal(byte[] oneTimeKey, byte[] plaintext) {
        return honest.seal(oneTimeKey, plaintext);
    }

    @Override
    public Optional<byte[]> open(byte[] oneTimeKey, byte[] box) {
        return honest.open(oneTimeKey, box);
    }
}
