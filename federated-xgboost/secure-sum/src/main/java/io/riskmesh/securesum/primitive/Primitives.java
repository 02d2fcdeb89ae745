package io.riskmesh.securesum.primitive;

import java.util.Optional;

/// The symmetric primitives of one machine. Instances hold reusable engines and are confined to one thread at a time.
public interface Primitives {
    int KEY_BYTES = 32;
    int TAG_BYTES = 16;

    byte[] sha256(byte[] data);

    /// HMAC-SHA256.
    byte[] mac(byte[] key, byte[] data);

    /// HKDF-Expand (RFC 5869) with SHA-256 to 32 bytes: exactly one block.
    byte[] expand(byte[] pseudoRandomKey, byte[] info);

    /// AES-256-GCM with a zero nonce: the key must be used for this one message only.
    byte[] seal(byte[] oneTimeKey, byte[] plaintext);

    /// The plaintext, or empty if the box was not made with this key or was changed.
    Optional<byte[]> open(byte[] oneTimeKey, byte[] box);

    Keystreams keystreams();
}
