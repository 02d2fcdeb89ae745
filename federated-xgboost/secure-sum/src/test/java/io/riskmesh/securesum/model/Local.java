package io.riskmesh.securesum.model;

import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.party.PartyState;
import java.util.List;
import java.util.Optional;

/// One party in the model: what it has in memory, what it has on disk, and, for the observer, what it ever said.
///
/// @param restarts how often its process was killed
/// @param said one bit per {@link Statement} it ever made
/// @param kept memory of a mutant, empty for honest parties
record Local(PartyState state, List<JournalEntry> journal, int restarts, long said, Optional<PartyState> kept) {

    Local {
        journal = List.copyOf(journal);
    }

    static Local initial() {
        return new Local(PartyState.initial(), List.of(), 0, 0, Optional.empty());
    }

    Local with(PartyState next, List<JournalEntry> newJournal) {
        return new Local(next, newJournal, restarts, said, kept);
    }

    Local restarted(PartyState restored) {
        return new Local(restored, journal, restarts + 1, said, kept);
    }

    Local saying(long statements) {
        return new Local(state, journal, restarts, said | statements, kept);
    }

    Local keeping(PartyState memory) {
        return new Local(state, journal, restarts, said, Optional.of(memory));
    }
}
