package io.riskmesh.securesum.party;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.ContributorState;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.slot.SlotState;
import io.riskmesh.securesum.slot.SumSlot;
import io.riskmesh.securesum.step.Effect;
import java.util.List;

/// A party's state after a restart, from its journal. What the party did as a bank comes back; what it collected as relay or
/// opener does not, so the aggregation under way there is collected again or given up.
public sealed interface Restoration {

    record Restored(PartyState state) implements Restoration {}

    /// The journal is not the one of these keys, or holds no beginning: a new session with new keys is needed.
    record Refused(Refusal refusal) implements Restoration {}

    /// @param epoch as kept beside the sealed pair keys
    /// @param entries all of the journal, in order
    static Restoration of(SumContext context, Octets epoch, List<JournalEntry> entries) {
        if (entries.isEmpty() || !(entries.getFirst() instanceof JournalEntry.Begun begun)
                || !begun.sessionId().equals(context.keys().sessionId()) || !begun.epoch().equals(epoch)) {
            return new Refused(Refusal.of(SumRefusal.JOURNAL_ROLLED_BACK,
                    "a journal that begins with this session and epoch", "another"));
        }
        ContributorState contributor = ContributorState.restored(entries);
        return new Restored(PartyState.initial().with(contributor).with(slot(context, entries)));
    }

    private static SlotState slot(SumContext context, List<JournalEntry> entries) {
        SumSlot slots = new SumSlot(context);
        SlotState state = SlotState.initial();
        int slot = 0;
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Floor floor && floor.slot() > state.slot()) {
                state = SlotState.at(floor.slot());
            }
            if (entry instanceof JournalEntry.Stated stated) {
                state = slots.witness(
                        state, new Effect.Witnessed(context.self(), stated.slot(), stated.recordDigest())).state();
            }
            if (entry instanceof JournalEntry.Intent intent) {
                slot = intent.slot();
                state = slots.witness(state, new Effect.Witnessed(
                        context.self(), slot, intent.record().digest(context.primitives()))).state();
            }
            if (entry instanceof JournalEntry.Frozen frozen) {
                state = slots.witness(state, new Effect.Witnessed(
                        context.self(), slot, frozen.reveal().digest(context.primitives()))).state();
            }
        }
        return state;
    }
}
