package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// The banks of the next session and the point from which the run goes on. Its `previous` is the transcript at that point.
///
/// @param trees finished rounds that all members hold; -1: nothing, begin with the cuts
/// @param members sorted; the session's roster
/// @param joins digests of the members' {@link JoinRun} messages, in their order
public record StartSession(
        Header header, int epoch, int trees, Digest opening, List<PartyId> members, List<Digest> joins)
        implements RoundMessage.Broadcast {
    public StartSession {
        members = List.copyOf(members);
        joins = List.copyOf(joins);
    }

    void write(MessageWriter out) {
        out.i32(epoch).i32(trees).digest(opening).parties(members).list(joins, MessageWriter::digest);
    }

    static StartSession read(Header header, MessageReader in) throws RefusedRound {
        return new StartSession(header, in.count(), in.within(-1, Integer.MAX_VALUE), in.digest(), in.parties(),
                in.list(Digest.LENGTH_BYTES, MessageReader.MOST_PARTIES, MessageReader::digest));
    }
}
