package io.riskmesh.federation.progress;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;

/// The slots a bank took part in. Slots only grow, and every slot belongs to one set for ever (rule R1). Immutable.
///
/// @param floor the lowest slot that may still be begun
/// @param sets the sets whose slots were begun; no two overlap
public record SlotHistory(int floor, List<SlotSet> sets) {
    public static final SlotHistory NONE = new SlotHistory(0, List.of());

    public SlotHistory {
        sets = List.copyOf(sets);
    }

    /// The history once this slot is begun.
    public SlotHistory begin(int slot, SlotSet set) throws RefusedRound {
        unless(slot >= floor, TrainingReason.STALE_MESSAGE, "a slot from " + floor + " on", slot);
        unless(set.covers(slot), TrainingReason.SET_CHANGED, "a set for slot " + slot, set.firstSlot() + ".." + set.lastSlot());
        for (SlotSet known : sets) {
            unless(!known.overlaps(set) || known.equals(set), TrainingReason.SET_CHANGED,
                    known.members() + " in slots " + known.firstSlot() + ".." + known.lastSlot(), set.members());
        }
        List<SlotSet> more = new ArrayList<>(sets);
        if (!sets.contains(set)) {
            more.add(set);
        }
        return new SlotHistory(slot + 1, more);
    }
}
