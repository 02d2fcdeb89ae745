package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.securesum.octets.Octets;
import java.util.Optional;

/// The cuts of the run, and where margins start.
///
/// @param opening of the last counts; empty if they were opened before a restart
/// @param priorPerMille probability of class 1 from which margins start, in thousandths, 1..999 (rule R8)
/// @param cuts canonical bytes of boosting's `HistogramCuts`
public record CutsAgreed(Header header, Optional<Opening> opening, int priorPerMille, Octets cuts) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.opening(opening).i32(priorPerMille).sized(cuts);
    }

    static CutsAgreed read(Header header, MessageReader in) throws RefusedRound {
        return new CutsAgreed(header, in.optional(MessageReader::opening), in.within(1, 999), in.sized());
    }
}
