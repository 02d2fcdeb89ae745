package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import java.util.List;

/// The slot is over: these banks sign what they sent in it. Said again with fewer signers if one is lost meanwhile.
public record CloseSlot(Header header, List<PartyId> signers) implements RoundMessage.Broadcast {
    public CloseSlot {
        signers = List.copyOf(signers);
    }

    void write(MessageWriter out) {
        out.parties(signers);
    }

    static CloseSlot read(Header header, MessageReader in) throws RefusedRound {
        return new CloseSlot(header, in.parties());
    }
}
