package io.riskmesh.federation.coordinator;

import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;
import java.util.List;
import java.util.Optional;

/// The slots of a run: ranges of [#RANGE] slots, each of one set. A new set, and a new start, take the next range; what is
/// left of the one before is abandoned for ever.
///
/// @param next the lowest slot that was not begun
/// @param set the registered set of the range under way
record SlotBook(int next, Optional<SlotSet> set) {
    /// More than the rounds of any run, so that a healthy run needs one record.
    static final int RANGE = 8192;

    /// Whether the next slot can be begun with these members.
    boolean covers(List<PartyId> members) {
        return set.isPresent() && set.get().members().equals(members) && set.get().covers(next);
    }

    /// The record that would give these members the next free range.
    SurvivorRecord record(RunTerms terms, List<PartyId> members) {
        int range = Math.ceilDiv(next, RANGE);
        return record(terms, new SlotSet(members, range * RANGE, range * RANGE + RANGE - 1));
    }

    /// The record of a range, as the coordinator asks the ledger for it; the time is the ledger's to write.
    static SurvivorRecord record(RunTerms terms, SlotSet set) {
        return new SurvivorRecord(terms.coordinator(), 0, terms.run().id(), set.firstSlot() / RANGE + 1, set.firstSlot(),
                set.lastSlot(), set.members(), Optional.empty());
    }

    SlotBook registered(SurvivorRecord record) {
        return new SlotBook(record.firstSlot(), Optional.of(new SlotSet(record.members(), record.firstSlot(), record.lastSlot())));
    }

    /// The range is somebody else's: look further.
    SlotBook refused(SurvivorRecord record) {
        return new SlotBook(record.lastSlot() + 1, Optional.empty());
    }

    SlotBook begun() {
        return new SlotBook(next + 1, set);
    }
}
