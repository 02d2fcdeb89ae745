package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;

/// @param perMille the prior in thousandths, 1..999
public record PriorAgreed(Header header, Opening opening, int perMille) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.opening(opening).i32(perMille);
    }

    static PriorAgreed read(Header header, MessageReader in) throws RefusedRound {
        return new PriorAgreed(header, in.opening(), in.within(1, 999));
    }
}
