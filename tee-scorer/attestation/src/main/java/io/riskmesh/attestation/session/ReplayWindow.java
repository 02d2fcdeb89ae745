package io.riskmesh.attestation.session;

/// Which of the last 4,096 sequences were seen. Tested before a message is opened, set after it was authenticated, so that a forged
/// message cannot shut out a real one. Not thread-safe.
public final class ReplayWindow {

    public static final int SIZE = 4_096;

    private final long[] seen = new long[SIZE / Long.SIZE]; // bit of sequence s at s mod SIZE
    private long highest = -1;

    /// Whether the sequence is neither seen nor too old to tell.
    public boolean isNew(long sequence) {
        if (sequence > highest) {
            return true;
        }
        return sequence > highest - SIZE && (seen[word(sequence)] & bit(sequence)) == 0;
    }

    /// Takes the sequence as seen.
    ///
    /// @throws IllegalStateException if it is not new: the caller has not asked
    public void set(long sequence) {
        if (!isNew(sequence)) {
            throw new IllegalStateException("Sequence " + sequence + " is not new");
        }
        if (sequence - highest >= SIZE) {
            java.util.Arrays.fill(seen, 0);
            highest = sequence;
        }
        while (highest < sequence) {
            highest++;
            seen[word(highest)] &= ~bit(highest);
        }
        seen[word(sequence)] |= bit(sequence);
    }

    private static int word(long sequence) {
        return (int) (sequence % SIZE) / Long.SIZE;
    }

    private static long bit(long sequence) {
        return 1L << (sequence % Long.SIZE);
    }
}
