package io.riskmesh.federation.step;

import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.OptionalLong;

/// What is worth telling a person. Nothing in here may leave the bank.
public sealed interface RunEvent {

    /// The banks of a session, at its start and after every change.
    record SessionStarted(int epoch, List<PartyId> members) implements RunEvent {
        public SessionStarted {
            members = List.copyOf(members);
        }
    }

    /// @param dropped features with no cut: they split nothing
    record CutsFound(int cells, List<Integer> dropped) implements RunEvent {
        public CutsFound {
            dropped = List.copyOf(dropped);
        }
    }

    /// @param tree round, from 0
    /// @param truncated whether it ended early because a bank was lost
    record TreeFinished(int tree, int leaves, boolean truncated, int members) implements RunEvent {}

    /// Coordinator only.
    ///
    /// @param nanos the metric times 10^9; empty if it is not defined or a bank was lost before it was opened
    record TreeScored(int tree, OptionalLong nanos) implements RunEvent {}

    /// A bank is gone; the tree under way ends, the next one goes on without it.
    record BankLost(PartyId bank, int tree) implements RunEvent {}

    /// A bank is back from the next tree on.
    record BankBack(PartyId bank, int tree) implements RunEvent {}

    /// Coordinator only: a sum was opened.
    record SumOpened(int tree, int slot, int step, int members, int cells) implements RunEvent {}
}
