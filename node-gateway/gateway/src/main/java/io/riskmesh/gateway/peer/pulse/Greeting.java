package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.ledger.PartyId;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What this gateway says of itself.
///
/// @param ledger its end, as of now
/// @param clock its time
public record Greeting(PartyId self, String boot, String build, Versions versions, Supplier<LedgerHead> ledger, InstantSource clock) {

    LedgerHead head() {
        return ledger.get();
    }

    /// @param version of the form that the peer reads
    Hello own(int version) {
        LedgerHead now = head();
        return new Hello(self, boot, build, now.channel(), now.height(), now.head(), versions,
                version >= Hello.VERSION ? OptionalLong.of(clock.millis()) : OptionalLong.empty());
    }
}
