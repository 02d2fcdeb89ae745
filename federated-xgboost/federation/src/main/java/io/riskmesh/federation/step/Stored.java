package io.riskmesh.federation.step;

/// What must outlive the process. The host seals it at rest: it holds the bank's row-sample seed and, at the coordinator,
/// what the opener knows of trees.
///
/// @param kind where it goes
/// @param bytes as this room wrote them; strict decoders read them back
public record Stored(Kind kind, byte[] bytes) {

    /// How the host keeps an entry.
    public enum Kind {
        /// Append to the run's journal and force it to disk.
        JOURNAL,
        /// Append to the run's transcript, which is kept as long as the run's model.
        TRANSCRIPT,
        /// Write whole under a new name and rename; keep the last two. Afterwards journal entries before the older of the
        /// two may be dropped.
        CHECKPOINT
    }

    @Override
    public String toString() {
        return "Stored[" + kind + ", " + bytes.length + " bytes]";
    }
}
