package io.riskmesh.federation.participant;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.securesum.parameters.Aggregation;
import java.util.List;
import java.util.Optional;

/// Where a participant stands.
sealed interface Phase {

    /// Waits for a session.
    ///
    /// @param answered epoch of the opening it joined; -1 if none
    /// @param join its answer, encoded
    record Waiting(int answered, byte[] join) implements Phase {
        static final Waiting UNASKED = new Waiting(-1, new byte[0]);
    }

    /// Agrees on keys.
    record SettingUp() implements Phase {}

    /// In a session, between two slots.
    record Between() implements Phase {}

    /// Counts values for the cuts.
    ///
    /// @param check where all banks open the sums
    record Counting(SumState sum, CutRequest request, Optional<CutCheck> check) implements Phase {}

    /// Grows a tree.
    ///
    /// @param check where all banks open the sums
    record Growing(SumState sum, TreeView view, Stage stage, Optional<TreeCheck> check) implements Phase {

        Growing at(SumState next, TreeView seen, Stage expected) {
            return new Growing(next, seen, expected, check);
        }
    }

    /// Scores its validation rows.
    record Validating(SumState sum) implements Phase {}

    /// The work of the slot is done; it must be closed.
    record Ended(SumState sum) implements Phase {}

    /// Waits for the others' signatures of the slot.
    record Closing(int slot) implements Phase {}

    /// Nothing follows.
    record Over() implements Phase {}

    /// What is expected next of a tree.
    sealed interface Stage {

        /// A histogram was asked: candidates follow, or the end of the tree.
        record Histogram() implements Stage {}

        /// A histogram was asked, and shares of the payee's side are not all known.
        record Shares(Aggregation aggregation, List<Integer> nodes) implements Stage {
            public Shares {
                nodes = List.copyOf(nodes);
            }
        }

        /// Candidates are known, and where they send the payments shared with other banks is not.
        record Bits(CandidateSplits candidates) implements Stage {}

        /// Presence was asked; choices can be judged once it is opened here.
        record Presence(List<NodeRules> offered) implements Stage {
            public Presence {
                offered = List.copyOf(offered);
            }
        }

        /// Choices follow.
        ///
        /// @param told whether they must tell of a presence sum
        record Choosing(boolean told) implements Stage {}

        /// No node is left to be opened: the tree's end follows.
        record Grown() implements Stage {}
    }

    /// The sum of the slot under way, if there is one.
    default Optional<SumState> underWay() {
        return switch (this) {
            case Counting(SumState sum, _, _) -> Optional.of(sum);
            case Growing(SumState sum, _, _, _) -> Optional.of(sum);
            case Validating(SumState sum) -> Optional.of(sum);
            case Ended(SumState sum) -> Optional.of(sum);
            case Waiting _, SettingUp _, Between _, Closing _, Over _ -> Optional.empty();
        };
    }

    /// The same with another sum.
    default Phase withSum(SumState next) {
        return switch (this) {
            case Counting(_, CutRequest request, var check) -> new Counting(next, request, check);
            case Growing(_, TreeView view, Stage stage, var check) -> new Growing(next, view, stage, check);
            case Validating _ -> new Validating(next);
            case Ended _ -> new Ended(next);
            case Waiting _, SettingUp _, Between _, Closing _, Over _ -> this;
        };
    }
}
