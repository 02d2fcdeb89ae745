package io.riskmesh.verifier.state;

import com.google.protobuf.ByteString;
import java.util.Comparator;

/// The height at which a key was last written.
///
/// @param block number of the block
/// @param transaction index in the block
public record Version(long block, long transaction) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::block).thenComparingLong(Version::transaction);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /// Both numbers, each as one byte of length and its big-endian bytes without leading zeros.
    public ByteString toBytes() {
        byte[] bytes = new byte[18];
        int end = put(bytes, put(bytes, 0, block), transaction);
        return ByteString.copyFrom(bytes, 0, end);
    }

    private static int put(byte[] bytes, int at, long value) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
        bytes[at] = (byte) length;
        for (int i = 0; i < length; i++) {
            bytes[at + 1 + i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return at + 1 + length;
    }
}
