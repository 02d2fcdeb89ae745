package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.securesum.octets.Octets;
import java.util.Optional;

/// Asks for the masked counts of buckets of values. In the first round one more cell follows those of the request if the
/// prior is secure: rows of class 1.
///
/// @param before the opening that these buckets follow from; empty for the first ones
/// @param request canonical bytes of boosting's `CutRequest`
public record CutBuckets(Header header, SlotSet set, Optional<Opening> before, Octets request)
        implements RoundMessage.Broadcast {
    void write(MessageWriter out) {
        out.slotSet(set).opening(before).sized(request);
    }

    static CutBuckets read(Header header, MessageReader in) throws RefusedRound {
        return new CutBuckets(header, in.slotSet(), in.optional(MessageReader::opening), in.sized());
    }
}
