package io.riskmesh.securesum.primitive;

/// Starts keystreams. A lane is a reusable place for one running stream: starting a stream in a lane ends the one that
/// ran there. Lanes exist because making cipher objects costs more than masking a short vector.
public interface Keystreams {
    /// Bytes per call of {@link Keystream#next}. Longer calls are slower, not faster: JDK 25 compiles the AES-CTR
    /// intrinsic for the loop around the call, and one very long call stays outside of it (0.3 instead of 14 GB/s).
    int CHUNK_BYTES = 16 * 1024;

    /// @param key 32 bytes
    Keystream start(int lane, byte[] key);
}
