package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.ledger.PartyId;
import java.util.function.Supplier;

/// What this gateway says of itself.
///
/// @param ledger its end, as of now
public record Greeting(PartyId self, String boot, String build, Versions versions, Supplier<LedgerHead> ledger) {

    LedgerHead head() {
        return ledger.get();
    }

    Hello own() {
        LedgerHead now = head();
        return new Hello(self, boot, build, now.channel(), now.height(), now.head(), versions);
    }
}
