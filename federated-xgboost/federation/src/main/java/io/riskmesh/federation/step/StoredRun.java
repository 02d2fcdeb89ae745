package io.riskmesh.federation.step;

import java.util.List;

/// What the host kept of a run for this bank, as it was given in {@link Stored} entries. Nothing for a fresh run.
///
/// @param checkpoints the last two at most, oldest first
/// @param journal in the order of writing; a torn last entry must have been cut off
/// @param transcript the same
public record StoredRun(List<byte[]> checkpoints, List<byte[]> journal, List<byte[]> transcript) {
    public static final StoredRun NOTHING = new StoredRun(List.of(), List.of(), List.of());

    public StoredRun {
        checkpoints = List.copyOf(checkpoints);
        journal = List.copyOf(journal);
        transcript = List.copyOf(transcript);
    }

    @Override
    public String toString() {
        return "StoredRun[" + checkpoints.size() + " checkpoints, " + journal.size() + " entries]";
    }
}
