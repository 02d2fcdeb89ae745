package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.PartyId;
import java.util.Map;
import java.util.Optional;

/// Which member an institution of a payment is.
record Institutions(LiveLedger ledger, Map<String, String> configured) {
    private static final PartyId OUTSIDE = new PartyId("OutsideOfTheConsortium");

    /// The member; empty for an institution outside of the consortium.
    Optional<PartyId> member(String institution) {
        String name = configured.getOrDefault(institution, institution);
        return PartyId.isId(name) ? Optional.of(new PartyId(name)).filter(ledger.authorizations()::isMember) : Optional.empty();
    }

    /// Stands for every institution outside.
    static PartyId outside() {
        return OUTSIDE;
    }
}
