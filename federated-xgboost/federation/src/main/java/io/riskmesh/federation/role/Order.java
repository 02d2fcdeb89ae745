package io.riskmesh.federation.role;

import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.List;

/// What a role asks of the machine around it; performed in order.
public sealed interface Order {

    /// Send the message to some banks, the own one included if it is named.
    record Tell(List<PartyId> to, byte[] bytes) implements Order {
        public Tell {
            to = List.copyOf(to);
        }

        public static Tell one(PartyId to, RoundMessage message) {
            return new Tell(List.of(to), RoundCodec.encode(message));
        }
    }

    /// Sign the message of a pair and send it to the other bank.
    record TellPair(PartyId to, byte[] bytes) implements Order {}

    /// Forget the session before and agree on keys with these banks.
    record SetUpKeys(Session session) implements Order {}

    /// Participant: mask the cells and contribute them; given away. If `opens`, open the sum as well.
    record SumMasked(Aggregation aggregation, long[] cells, boolean opens) implements Order {
        @Override
        public String toString() {
            return "SumMasked[" + cells.length + " cells]";
        }
    }

    /// Coordinator: collect contributions, and open the sum when it is frozen unless the participant of this bank does.
    record CollectSum(Aggregation aggregation, boolean opens) implements Order {}

    /// Coordinator: freeze the set.
    record FreezeSum(SurvivorSet set, byte[] evidence) implements Order {}

    /// Coordinator: hand out the masked vector of a member that vanished after contributing.
    record HandOut(PartyId member) implements Order {}

    /// Coordinator: give the sum up for ever.
    record GiveUp(SumRefusal reason) implements Order {}

    /// Sign what was sent in the slot; these must sign.
    record SignSlot(Roster signers) implements Order {}

    /// Perform the orders once the entry is on disk.
    record PersistThen(Stored entry, List<Order> orders) implements Order {
        public PersistThen {
            orders = List.copyOf(orders);
        }
    }

    /// An effect for the host.
    record Host(Effect effect) implements Order {}
}
