package io.riskmesh.gateway.lab.fault;

import java.util.Locale;

/// A message point of a run: the step at which a bank's connection ends.
///
/// @param phase of the protocol
/// @param tree number from 0, as in the model file; 0 in the phase of cuts
/// @param level of the tree from 0, the root; in the phase of cuts the round of refinement; 0 where a phase has no levels
/// @param moment before or after the bank's own message of this step is sent
public record FaultPoint(Phase phase, int tree, int level, Moment moment) {

    /// Phases of a run in their order.
    public enum Phase {
        /// Counts of values per range, from which the cuts come; before the first tree.
        CUTS,
        /// Histograms of the nodes of a level.
        HISTOGRAM,
        /// Presence in the children of the candidate splits of a level.
        PRESENCE,
        /// The finished tree, its leaf values and digest.
        LEAVES,
        /// Losses or score counts of the validation rows after a tree.
        VALIDATION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// When within the step.
    public enum Moment {
        /// The bank's message of this step does not leave.
        BEFORE,
        /// The bank's message of this step leaves, and nothing after it.
        AFTER
    }

    @Override
    public String toString() {
        String where = switch (phase) {
            case CUTS -> "round " + level;
            case HISTOGRAM, PRESENCE -> "tree " + tree + " level " + level;
            case LEAVES, VALIDATION -> "tree " + tree;
        };
        return phase.word() + " of " + where + ", " + moment.name().toLowerCase(Locale.ROOT) + " its message";
    }
}
