package io.riskmesh.securesum.primitive;

/// A pseudo-random byte stream under one key. An interface, so that tests can inject words a real cipher gives once in
/// 2^61 draws. Not thread-safe.
public interface Keystream {

    /// Fills `out[0 .. length)` with the next bytes. Callers pass at most 16 KiB, see {@link Keystreams}.
    void next(byte[] out, int length);

    /// The cipher applied to one block of 16 bytes that the counter never reaches.
    void block(byte[] input, byte[] output);
}
