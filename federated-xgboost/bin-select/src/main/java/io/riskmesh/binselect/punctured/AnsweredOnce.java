package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.journal.JournalEntry.Answered;
import io.riskmesh.binselect.journal.JournalEntry.Kind;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.util.HashMap;
import java.util.Map;

/// What was answered, by kind, slot and index: nothing else is ever answered in its place. Keeps the set-up and the latest
/// slot; earlier slots are refused altogether.
///
/// @param slot the latest
record AnsweredOnce(int slot, Map<Place, Octets> digests) {

    AnsweredOnce {
        digests = Map.copyOf(digests);
    }

    record Place(Kind kind, int slot, int index) {}

    static AnsweredOnce nothing() {
        return new AnsweredOnce(0, Map.of());
    }

    /// Whether this very question was answered before.
    ///
    /// @throws RefusedInput `seed_reused` if another one was
    boolean wasAnswered(Answered answer) throws RefusedInput {
        Octets before = digests.get(place(answer));
        RefusedInput.unless(before == null || before.equals(answer.digest()), SelectRefusal.SEED_REUSED, before, answer.digest());
        return before != null;
    }

    boolean has(Kind kind, int index) {
        return digests.containsKey(new Place(kind, 0, index));
    }

    long count(Kind kind) {
        return digests.keySet().stream().filter(place -> place.kind() == kind).count();
    }

    AnsweredOnce with(Answered answer) {
        int latest = Math.max(slot, answer.slot());
        Map<Place, Octets> next = new HashMap<>();
        digests.forEach((place, digest) -> {
            if (place.slot() == 0 || place.slot() == latest) {
                next.put(place, digest);
            }
        });
        next.put(place(answer), answer.digest());
        return new AnsweredOnce(latest, next);
    }

    private static Place place(Answered answer) {
        return new Place(answer.kind(), answer.slot(), answer.index());
    }

    @Override
    public String toString() {
        return "AnsweredOnce[slot " + slot + ", " + digests.size() + " answers]";
    }
}
