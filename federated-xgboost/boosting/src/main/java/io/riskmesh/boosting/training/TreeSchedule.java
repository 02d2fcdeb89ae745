package io.riskmesh.boosting.training;

import java.util.List;

/// How one tree of a federation was grown, so that a pooled replay grows the same one.
///
/// @param members ordinals, ascending, of the participants whose rows were summed
/// @param steps how many times splits were chosen before the tree was cut off (rule R2), or [#COMPLETE]
/// @param scored whether the validation rows of its members were scored after it; not if a bank was lost before
public record TreeSchedule(List<Integer> members, int steps, boolean scored) {

    public static final int COMPLETE = -1;

    public TreeSchedule {
        members = List.copyOf(members);
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) < 0 || i > 0 && members.get(i - 1) >= members.get(i)) {
                throw new IllegalArgumentException("Expected ascending ordinals >= 0, got " + members);
            }
        }
        if (members.isEmpty() || steps < COMPLETE) {
            throw new IllegalArgumentException("Expected members and steps >= 0 or complete, got " + members + ", " + steps);
        }
    }

    /// Scored, where there are validation rows.
    public TreeSchedule(List<Integer> members, int steps) {
        this(members, steps, true);
    }

    public static TreeSchedule complete(List<Integer> members) {
        return new TreeSchedule(members, COMPLETE);
    }

    public boolean isComplete() {
        return steps == COMPLETE;
    }
}
