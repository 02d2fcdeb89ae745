package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;

/// Begins a tree, or begins it again in a new slot: asks for the masked histogram of the root.
public record BeginTree(Header header, SlotSet set) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.slotSet(set);
    }

    static BeginTree read(Header header, MessageReader in) throws RefusedRound {
        return new BeginTree(header, in.slotSet());
    }
}
