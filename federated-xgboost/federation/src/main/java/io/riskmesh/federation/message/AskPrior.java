package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;

/// Asks for the masked sum of (rows, positives), from which the first margin comes (rule R8).
public record AskPrior(Header header, SlotSet set) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.slotSet(set);
    }

    static AskPrior read(Header header, MessageReader in) throws RefusedRound {
        return new AskPrior(header, in.slotSet());
    }
}
