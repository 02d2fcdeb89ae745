package io.riskmesh.federation.sums;

import io.riskmesh.federation.message.StartSession;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// Banks that set up pair keys with each other. The id covers the nonces in their joins, so no two sessions share one.
public record Session(int epoch, Octets id, Roster roster) {

    public static Session of(StartSession start) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start.header().run().toBytes());
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(start.epoch()).array());
        start.joins().forEach(join -> bytes.writeBytes(join.toBytes()));
        return new Session(start.epoch(), Octets.wrap(Digest.of("run-session", bytes.toByteArray()).toBytes()),
                roster(start.members()));
    }

    public static Roster roster(List<PartyId> parties) {
        return new Roster(parties.stream().map(PartyId::value).toList());
    }
}
