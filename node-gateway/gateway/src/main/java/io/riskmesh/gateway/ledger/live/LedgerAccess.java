package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerIdentity;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// How a gateway gets at its ledger.
///
/// @param profile of the ledger
/// @param party whose gateway it is
/// @param identities folder of the party's own identities, below it `<name>/msp`; no other party's keys are needed
/// @param maxViewAge older views start nothing
/// @param askEvery between two questions for the peer's height
public record LedgerAccess(ConnectionProfile profile, PartyId party, Path identities, Duration maxViewAge, Duration askEvery) {
    /// Default of `maxViewAge`.
    public static final Duration MAX_VIEW_AGE = Duration.ofSeconds(30);
    /// Default of `askEvery`.
    public static final Duration ASK_EVERY = Duration.ofSeconds(5);

    private static final String BANK_READER = "gateway";
    private static final String REGULATOR_READER = "auditor";

    public LedgerAccess {
        if (maxViewAge.compareTo(askEvery) <= 0) {
            throw new IllegalArgumentException("maxViewAge is longer than askEvery, or an idle ledger grows stale between two questions");
        }
    }

    /// Access with the identities that the ledger's own folder holds, and the default times.
    public static LedgerAccess of(ConnectionProfile profile, PartyId party) {
        return of(profile, party, profile.identities().resolve(party.value()).resolve("identities"));
    }

    /// Access with identities from elsewhere, and the default times.
    public static LedgerAccess of(ConnectionProfile profile, PartyId party, Path identities) {
        return new LedgerAccess(profile, party, identities, MAX_VIEW_AGE, ASK_EVERY);
    }

    /// Whether the party is one that only reads.
    boolean readOnly() {
        return profile.regulators().contains(party.value());
    }

    /// Name of the identity that follows blocks.
    String reader() {
        return readOnly() ? REGULATOR_READER : BANK_READER;
    }

    boolean has(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,31}") && Files.isDirectory(identities.resolve(name).resolve("msp"));
    }

    LedgerIdentity identity(String name) throws IOException {
        return LedgerIdentity.read(party.value(), identities.resolve(name));
    }
}
