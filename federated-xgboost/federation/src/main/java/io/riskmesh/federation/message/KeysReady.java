package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;

/// A bank tells the coordinator that its pair keys of the session are confirmed by all.
public record KeysReady(Header header, int epoch) implements RoundMessage {
    void write(MessageWriter out) {
        out.i32(epoch);
    }

    static KeysReady read(Header header, MessageReader in) throws RefusedRound {
        return new KeysReady(header, in.count());
    }
}
