package io.riskmesh.binselect.step;

import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.refusal.Refusal;
import java.util.List;

/// What a role asks its host to do or tells it. The host performs effects in order.
public sealed interface Effect {

    /// Send the message to the other bank of the pair.
    record Send(PairMessage message) implements Effect {}

    /// Perform the effects only after the entry is on disk.
    record PersistThen(JournalEntry entry, List<Effect> effects) implements Effect {
        public PersistThen {
            effects = List.copyOf(effects);
        }
    }

    /// The set-up is complete here: trees may begin.
    record SetUpDone() implements Effect {}

    /// Levels of this slot may be built here.
    record TreeReady(int slot) implements Effect {}

    /// The shares that were asked for.
    record Shares(LevelShares shares) implements Effect {}

    record Refused(Refusal refusal) implements Effect {}
}
