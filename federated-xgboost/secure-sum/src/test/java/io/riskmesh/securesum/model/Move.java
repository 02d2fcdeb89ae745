package io.riskmesh.securesum.model;

import io.riskmesh.securesum.party.SumInput;
import java.util.List;

/// What can happen to one party.
sealed interface Move {

    /// A message arrives, for the first time or once more.
    record Deliver(Mail.Item item) implements Move {
        @Override
        public String toString() {
            return "receives a " + item.message().getClass().getSimpleName() + " of " + item.from();
        }
    }

    /// The host gives orders.
    record Orders(String name, List<SumInput> inputs) implements Move {
        @Override
        public String toString() {
            return "is ordered to " + name;
        }
    }

    /// The process is killed, comes back from its journal and gets its orders again.
    record Restart() implements Move {
        @Override
        public String toString() {
            return "restarts";
        }
    }
}
