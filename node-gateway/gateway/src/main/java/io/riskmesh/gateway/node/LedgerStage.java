package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.LedgerConfig;
import io.riskmesh.gateway.config.Profile;
import io.riskmesh.gateway.health.Finding;
import io.riskmesh.gateway.health.Health;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.live.LedgerAccess;
import io.riskmesh.gateway.ledger.projection.Following;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the ledger of a gateway, if it has one.
final class LedgerStage {
    private LedgerStage() {}

    static Optional<GatewayLedger> open(Foundation base, Closing closing) throws Stopped {
        LedgerConfig config = base.config().ledger();
        if (config.connection().isEmpty()) {
            base.health().add(Health.Question.SCORING, "ledger", () -> Finding.ill("none is configured"));
            mode(base, "none");
            return Optional.empty();
        }
        try {
            GatewayLedger ledger = GatewayLedger.start(access(base, config.connection().get()), base.database(), base.world().clock(),
                    base.world().nanoTime(), base.world().random());
            closing.add("ledger", ledger::close);
            watch(base, ledger);
            mode(base, ledger.embedded() ? "embedded" : "fabric");
            return Optional.of(ledger);
        } catch (IOException e) {
            throw Stopped.unavailable("the ledger cannot be used: " + e.getMessage(), e);
        }
    }

    private static LedgerAccess access(Foundation base, Path folder) throws Stopped, IOException {
        ConnectionProfile profile = ConnectionProfile.read(folder);
        if (profile.isEmbedded() && base.config().profile() == Profile.PRODUCTION) {
            throw Stopped.refused("a production gateway does not start with an embedded ledger; set profile: development to try it");
        }
        LedgerConfig config = base.config().ledger();
        PartyId party = base.config().party().id();
        Path identities = config.identities().orElse(profile.identities().resolve(party.value()).resolve("identities"));
        return new LedgerAccess(profile, party, identities, config.maxViewAge(), config.headEvery());
    }

    private static void mode(Foundation base, String ledger) {
        base.metrics().gauge(Metric.MODE_INFO, () -> 1, base.config().profile().word(), ledger,
                base.config().attestation().allowSimulated() ? "simulated" : "hardware");
    }

    private static void watch(Foundation base, GatewayLedger ledger) {
        base.health().add(Health.Question.READY, "projection", () -> projection(ledger));
        base.health().add(Health.Question.SCORING, "ledger view", () -> ledger.ageMillis() <= base.config().ledger().maxViewAge().toMillis()
                ? Finding.well("current") : Finding.ill("too old"));
        ledger.watchedBy(new SubmissionReport(base.metrics(), base.spans()));
        base.metrics().gauge(Metric.LEDGER_HEIGHT, ledger::height);
        base.metrics().gauge(Metric.LEDGER_LAG_BLOCKS, ledger::lagBlocks);
        base.metrics().gauge(Metric.LEDGER_VIEW_AGE_SECONDS, () -> seconds(ledger.ageMillis()));
    }

    // Before the first block there is no age.
    private static double seconds(long millis) {
        return millis == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : millis / 1000.0;
    }

    private static Finding projection(GatewayLedger ledger) {
        if (ledger.following() instanceof Following.Stopped) {
            return Finding.ill("the chain does not continue");
        }
        return ledger.caughtUpOnce() ? Finding.well("height " + ledger.height()) : Finding.ill("catches up, height " + ledger.height());
    }
}
