package io.riskmesh.securesum.parameters;

import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.primitive.Primitives;

/// One aggregation: its place and its parameters. Slot and step only grow.
///
/// @param sessionId 32 bytes
/// @param slot one attempt at one tree, or a one-off sum; from 0
/// @param step counts aggregations inside the slot, 0..65535
public record Aggregation(Octets sessionId, int slot, int step, MaskSumParameters parameters) {
    private static final int MAX_STEP = 0xFFFF;

    public Aggregation {
        if (sessionId.length() != MaskSumParameters.DIGEST_BYTES || slot < 0 || step < 0 || step > MAX_STEP) {
            throw new IllegalArgumentException("Expected a session id of 32 bytes, slot >= 0, step 0..65535, got "
                    + sessionId.length() + ", " + slot + ", " + step);
        }
    }

    /// The identity r. It covers all parameters, so parties with other parameters have another r.
    public Octets id(Primitives primitives) {
        return Octets.wrap(primitives.sha256(Enc.of("aggregation").octets(sessionId).u32(slot).u16(step)
                .bytes(parameters.encoded()).toBytes()));
    }
}
