package io.riskmesh.securesum.contributor;

import io.riskmesh.securesum.freeze.CheckedFreeze;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a contributor stands in its session.
///
/// @param slot with `step`: the lowest place that may still be begun
/// @param sets the survivor sets it revealed under; no two overlap
public record ContributorState(int slot, int step, List<SurvivorSet> sets, Phase phase) {

    public ContributorState {
        sets = List.copyOf(sets);
    }

    public static ContributorState initial() {
        return new ContributorState(0, 0, List.of(), new Phase.Ready());
    }

    /// The state after a restart, from the journal's entries in order.
    public static ContributorState restored(List<JournalEntry> entries) {
        ContributorState state = initial();
        for (JournalEntry entry : entries) {
            state = state.after(entry);
        }
        return state;
    }

    private ContributorState after(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Begun _, JournalEntry.Stated _ -> this;
            case JournalEntry.Intent intent -> new ContributorState(intent.slot(), intent.step() + 1, sets,
                    new Phase.Resuming(intent, Optional.empty()));
            case JournalEntry.Frozen frozen -> new ContributorState(slot, step, withSet(frozen.set()),
                    phase instanceof Phase.Resuming before
                            ? new Phase.Resuming(before.intent(), Optional.of(frozen))
                            : phase);
            case JournalEntry.Floor floor -> floor.slot() < slot || (floor.slot() == slot && floor.step() < step)
                    ? in(new Phase.Ready())
                    : new ContributorState(floor.slot(), floor.step(), sets, new Phase.Ready());
        };
    }

    List<SurvivorSet> withSet(SurvivorSet set) {
        if (sets.contains(set)) {
            return sets;
        }
        List<SurvivorSet> all = new ArrayList<>(sets);
        all.add(set);
        return all;
    }

    ContributorState in(Phase next) {
        return new ContributorState(slot, step, sets, next);
    }

    public sealed interface Phase {

        /// Nothing under way.
        record Ready() implements Phase {}

        /// After a restart: contributed, perhaps revealed, but the vector must be made again before anything is sent.
        record Resuming(JournalEntry.Intent intent, Optional<JournalEntry.Frozen> frozen) implements Phase {}

        /// The contribution is out.
        ///
        /// @param ownShares this bank's shares of its own seeds, in the order of a box
        /// @param frozen what was promised before a restart
        /// @param early reveals that overtook the freeze
        record Contributed(
                Aggregation aggregation,
                Octets r,
                String relay,
                Contribution message,
                List<Secret> ownShares,
                Optional<JournalEntry.Frozen> frozen,
                List<Reveal> early)
                implements Phase {
            public Contributed {
                ownShares = List.copyOf(ownShares);
                early = List.copyOf(early);
            }
        }

        /// The reveal is out; the sum is verified when the last fingerprint arrives.
        record Revealed(
                Aggregation aggregation,
                Octets r,
                String relay,
                Contribution message,
                CheckedFreeze freeze,
                Reveal reveal,
                FingerprintBoard board,
                List<Reveal> reveals,
                Verdict verdict)
                implements Phase {
            public Revealed {
                reveals = List.copyOf(reveals);
            }

            Revealed with(FingerprintBoard newBoard, List<Reveal> newReveals, Verdict newVerdict) {
                return new Revealed(
                        aggregation, r, relay, message, freeze, reveal, newBoard, newReveals, newVerdict);
            }
        }

        enum Verdict {
            OPEN,
            VERIFIED,
            MISMATCH
        }
    }
}
