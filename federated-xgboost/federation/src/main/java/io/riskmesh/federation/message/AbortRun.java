package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.ReasonNames;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Optional;

/// A bank refuses to go on, or the coordinator ends the run.
///
/// @param resumable whether the run may be opened again from what banks keep
/// @param named whom the sender holds responsible, if anybody
public record AbortRun(Header header, ReasonCode reason, boolean resumable, Optional<PartyId> named) implements RoundMessage {
    void write(MessageWriter out) {
        out.text(reason.code()).flag(resumable).optional(named, MessageWriter::party);
    }

    static AbortRun read(Header header, MessageReader in) throws RefusedRound {
        ReasonCode reason = ReasonNames.find(in.text()).orElseThrow(() -> new RefusedRound(
                TrainingReason.MALFORMED_MESSAGE, "a reason of the registry", "another text"));
        return new AbortRun(header, reason, in.flag(), in.optional(MessageReader::party));
    }
}
