package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.securesum.octets.Octets;

/// The run is over.
///
/// @param model the model file for release, stripped (rule R11), in XGBoost's UBJSON form
public record RunDone(Header header, Octets model) implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.sized(model);
    }

    static RunDone read(Header header, MessageReader in) throws RefusedRound {
        return new RunDone(header, in.sized());
    }
}
