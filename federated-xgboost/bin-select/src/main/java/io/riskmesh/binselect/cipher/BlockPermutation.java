package io.riskmesh.binselect.cipher;

/// A public permutation of 16-byte blocks. An interface, so that tests can inject words a real cipher gives once in 2^61
/// draws. Not thread-safe.
public interface BlockPermutation {
    int BLOCK_BYTES = 16;
    /// Bytes per call that the JDK's intrinsic likes (design `secure-sum.md` section 13); callers' buffers have this size.
    int CHUNK_BYTES = 16 * 1024;

    /// Permutes `length` bytes, a multiple of 16, from the beginning of `in` to the beginning of `out`.
    void permute(byte[] in, byte[] out, int length);
}
