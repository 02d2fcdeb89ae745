package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.securesum.octets.Octets;
import java.util.List;

/// The transcript entries that a bank missed, in order, as they were sent.
public record CatchUp(Header header, List<Octets> entries) implements RoundMessage {
    static final int MOST_ENTRIES = 1 << 20;

    public CatchUp {
        entries = List.copyOf(entries);
    }

    void write(MessageWriter out) {
        out.list(entries, MessageWriter::sized);
    }

    static CatchUp read(Header header, MessageReader in) throws RefusedRound {
        return new CatchUp(header, in.list(4, MOST_ENTRIES, MessageReader::sized));
    }
}
