package io.riskmesh.binselect.journal;

import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.util.Arrays;
import java.util.Optional;

/// What must be on disk before an answer leaves (design `joint-training.md` section 5). The host keeps entries in order,
/// sealed at rest, and gives them back after a restart.
public sealed interface JournalEntry {

    /// The first entry: what every message of this role is made of.
    ///
    /// @param inputs digest of the bins; of nothing at the gradient owner
    record Begun(Octets pair, Secret entropy, Octets inputs) implements JournalEntry {}

    /// Before the answer to a message or order leaves: the digest of what is answered. Nothing else with this kind, slot and
    /// index is ever answered (`seed_reused`), because two answers to two questions show what one hides.
    ///
    /// @param slot 0 in the set-up
    /// @param index of the block or part
    record Answered(Kind kind, int slot, int index, Octets digest) implements JournalEntry {}

    /// Feature owner: a block of the set-up is complete.
    ///
    /// @param coPaths 16 · d bytes per row and feature
    record CoPaths(int block, Secret coPaths) implements JournalEntry {}

    /// What was answered.
    enum Kind {
        /// B answered the keys of the base transfers.
        BASE_KEYS(1),
        /// A answered the ciphertexts of the base transfers.
        BASE_CIPHERTEXTS(2),
        /// A answered a block of choices.
        CHOICES(3),
        /// A sent, B accepted a part of a tree's corrections.
        CORRECTIONS(4),
        /// A check failed: the set-up is answered no more.
        BROKEN(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }
}
