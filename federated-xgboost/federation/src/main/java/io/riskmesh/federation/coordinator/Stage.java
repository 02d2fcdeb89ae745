package io.riskmesh.federation.coordinator;

import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.SurvivorRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where a coordinator stands.
sealed interface Stage {

    /// Nothing begun.
    record Idle() implements Stage {}

    /// Waits for banks to join.
    ///
    /// @param opening digest of the opening that they answer
    record Opening(Digest opening, Set<PartyId> expected, SortedMap<PartyId, Joined> joined) implements Stage {
        public Opening {
            expected = Collections.unmodifiableSet(new TreeSet<>(expected));
            joined = Collections.unmodifiableSortedMap(new TreeMap<>(joined));
        }
    }

    /// A bank's answer.
    record Joined(JoinRun message, Digest digest) {}

    /// Waits for the banks' keys.
    record SettingUp(Set<PartyId> ready) implements Stage {
        public SettingUp {
            ready = Collections.unmodifiableSet(new TreeSet<>(ready));
        }
    }

    /// Waits for the ledger.
    record Registering(SurvivorRecord record) implements Stage {}

    /// Counts for the cuts are summed.
    ///
    /// @param prior in thousandths, once it is known
    record Counting(Sum sum, CutSearch search, int prior) implements Stage {}

    /// A histogram is summed.
    record Level(Sum sum, TreeOpener opener) implements Stage {}

    /// Presence is summed.
    record Asking(Sum sum, TreeOpener opener) implements Stage {}

    /// Cells of the validation metric are summed.
    record Scoring(Sum sum) implements Stage {}

    /// The slot's signatures are collected.
    record Closing(int slot, List<PartyId> signers) implements Stage {
        public Closing {
            signers = List.copyOf(signers);
        }
    }

    record Over() implements Stage {}

    /// The sum under way, if there is one.
    default Optional<Sum> underWay() {
        return switch (this) {
            case Counting(Sum sum, _, _) -> Optional.of(sum);
            case Level(Sum sum, _) -> Optional.of(sum);
            case Asking(Sum sum, _) -> Optional.of(sum);
            case Scoring(Sum sum) -> Optional.of(sum);
            case Idle _, Opening _, SettingUp _, Registering _, Closing _, Over _ -> Optional.empty();
        };
    }

    /// The same with the sum further on.
    default Stage withSum(Sum next) {
        return switch (this) {
            case Counting(_, CutSearch search, int prior) -> new Counting(next, search, prior);
            case Level(_, TreeOpener opener) -> new Level(next, opener);
            case Asking(_, TreeOpener opener) -> new Asking(next, opener);
            case Scoring _ -> new Scoring(next);
            case Idle _, Opening _, SettingUp _, Registering _, Closing _, Over _ -> this;
        };
    }
}
