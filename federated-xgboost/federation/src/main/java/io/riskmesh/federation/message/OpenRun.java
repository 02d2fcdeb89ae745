package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;

/// The coordinator opens the run, or opens it again after a stop. Not part of the transcript, because banks may stand at
/// different points; {@link StartSession} names its digest.
///
/// @param epoch number of the session to be set up: grows with every opening and every bank that comes back
/// @param parameters digest of the training parameters
/// @param roster digest of the joins of all invited banks, in order
public record OpenRun(Header header, int epoch, Digest parameters, Digest roster, SumOpeners openers)
        implements RoundMessage {
    void write(MessageWriter out) {
        out.i32(epoch).digest(parameters).digest(roster).constant(openers);
    }

    static OpenRun read(Header header, MessageReader in) throws RefusedRound {
        return new OpenRun(header, in.count(), in.digest(), in.digest(), in.constant(SumOpeners.values()));
    }
}
