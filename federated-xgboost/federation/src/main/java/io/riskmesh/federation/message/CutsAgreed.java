package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.securesum.octets.Octets;
import java.util.Optional;

/// The cuts of the run.
///
/// @param opening of the last counts; empty if they were opened before a restart
/// @param cuts canonical bytes of boosting's `HistogramCuts`
public record CutsAgreed(Header header, Optional<Opening> opening, Octets cuts) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.opening(opening).sized(cuts);
    }

    static CutsAgreed read(Header header, MessageReader in) throws RefusedRound {
        return new CutsAgreed(header, in.optional(MessageReader::opening), in.sized());
    }
}
