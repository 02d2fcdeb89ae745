package io.riskmesh.gateway.ledger.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.projection.Following;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway's ledger in front of a real one.
@Tag("acceptance")
final class GatewayLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId BIRCH = RunningLedger.BANKS.get(1);

    @TempDir
    private Path folder;
    private final AtomicLong skippedNanos = new AtomicLong();

    @Test
    void views_follow_the_blocks_grow_stale_without_the_ledger_and_recover_with_it() throws Exception {
        try (FoundedLedger ledger = new FoundedLedger(folder.resolve("ledger")); Database database = database("alder");
                GatewayLedger live = start(ledger, "AlderMSP", database)) {
            await(() -> live.caughtUpOnce());
            followRevocation(ledger, live);
            followParties(ledger, live);
            assertEquals(Optional.empty(), live.stale(GatewayReason.LEDGER_STALE));
            ledger.stop();
            skippedNanos.addAndGet(Duration.ofMinutes(10).toNanos());
            assertEquals(Optional.of(GatewayReason.LEDGER_STALE), live.stale(GatewayReason.LEDGER_STALE).map(Refusal::code));
            assertEquals(Optional.of(ScoringReason.AUTHORISATION_VIEW_STALE), live.stale(ScoringReason.AUTHORISATION_VIEW_STALE).map(Refusal::code));
            await(() -> live.following() instanceof Following.Interrupted);
            assertTrue(live.trust().ageMs() >= Duration.ofMinutes(10).toMillis());
            ledger.again();
            await(() -> live.stale(GatewayReason.LEDGER_STALE).isEmpty());
            assertEquals(ledger.height(), live.height());
            assertEquals("single operator", live.trust().trust());
            assertEquals("embedded", live.trust().document().get("ledger").asText());
        }
    }

    private void followRevocation(FoundedLedger ledger, GatewayLedger live) throws Exception {
        List<Long> heard = new CopyOnWriteArrayList<>();
        List<ReasonCode> seen = new CopyOnWriteArrayList<>();
        live.onBlock(block -> {
            heard.add(block);
            if (train(live) instanceof Right.Refused(Refusal refusal)) {
                seen.add(refusal.code());
            }
        });
        live.onBlock(_ -> {
            throw new IllegalStateException("one room's bug");
        });
        ledger.record(BIRCH, "approver", "authorize", 1, FoundedLedger.grant(BIRCH, "g1", 1, Optional.empty()));
        await(() -> train(live) instanceof Right.Granted);
        long before = ledger.height();
        ledger.record(BIRCH, "operator", "revoke", 1, new Revocation(BIRCH, 0, "BirchMSP.g1", "withdrawn"));
        await(() -> heard.contains(before));
        assertEquals(List.of(SharedReason.AUTHORISATION_REVOKED), seen, "refused from the very block of the revocation on");
        for (int i = 1; i < heard.size(); i++) {
            assertEquals(heard.get(i - 1) + 1, heard.get(i));
        }
    }

    private static Right train(GatewayLedger live) {
        return live.authorizations().training(BIRCH, ALDER, FoundedLedger.DATASET, FoundedLedger.PURPOSE, System.currentTimeMillis());
    }

    private void followParties(FoundedLedger ledger, GatewayLedger live) throws Exception {
        Digest alder = ledger.register(ALDER, 1, "gateway");
        Digest first = ledger.register(BIRCH, 1, "gateway");
        await(() -> live.tlsKeys().size() == 2);
        assertEquals(Map.of(ALDER, alder, BIRCH, first), live.tlsKeys());
        Digest second = ledger.register(BIRCH, 2, "operator");
        await(() -> second.equals(live.tlsKeys().get(BIRCH)));
        assertEquals(Optional.of(BIRCH), live.authorizations().partyOfTlsKey(second));
        assertEquals(Optional.empty(), live.authorizations().partyOfTlsKey(first), "a key that was replaced is nobody's");
        assertEquals(Optional.of("https://127.0.0.1:8445"), live.authorizations().parties().endpoint(BIRCH, "peers"));
    }

    @Test
    @Tag("acceptance")
    void a_process_that_starts_again_has_the_view_and_no_age_and_a_regulators_speaks_for_nobody() throws Exception {
        try (FoundedLedger ledger = new FoundedLedger(folder.resolve("ledger")); Database database = database("regulator")) {
            try (GatewayLedger live = start(ledger, "RegulatorMSP", database)) {
                await(() -> live.caughtUpOnce());
                assertTrue(live.readOnly());
                assertFalse(live.speaksAs("operator"));
                assertThrows(IllegalStateException.class, () -> live.as("operator"));
                assertThrows(IllegalStateException.class, () -> live.as("../AlderMSP"));
            }
            ledger.stop();
            try (GatewayLedger live = start(ledger, "RegulatorMSP", database)) {
                assertEquals(4, live.authorizations().members().size());
                assertEquals(Long.MAX_VALUE, live.ageMillis());
                assertFalse(live.caughtUpOnce());
                assertTrue(live.stale(GatewayReason.LEDGER_STALE).isPresent());
            }
        }
    }

    @Test
    @Tag("acceptance")
    void a_ledger_whose_blocks_do_not_continue_stops_the_room_for_good() throws Exception {
        try (Database database = database("mixed")) {
            try (FoundedLedger one = new FoundedLedger(folder.resolve("one")); GatewayLedger live = start(one, "AlderMSP", database)) {
                await(() -> live.caughtUpOnce());
            }
            try (FoundedLedger other = new FoundedLedger(folder.resolve("other"))) {
                other.register(ALDER, 1, "gateway");
                try (GatewayLedger live = start(other, "AlderMSP", database)) {
                    await(() -> live.following() instanceof Following.Stopped);
                    assertInstanceOf(Following.Stopped.class, live.following());
                    assertEquals(Long.MAX_VALUE, live.ageMillis());
                    assertTrue(live.stale(GatewayReason.LEDGER_STALE).isPresent());
                    assertEquals(Map.of(), live.tlsKeys(), "nothing of the other ledger is in the view");
                }
            }
        }
    }

    private Database database(String name) throws Exception {
        return Database.open(new StorageConfig.Sqlite(folder.resolve(name + ".db")));
    }

    private GatewayLedger start(FoundedLedger ledger, String party, Database database) throws Exception {
        return GatewayLedger.start(ledger.access(party), database, InstantSource.system(), () -> System.nanoTime() + skippedNanos.get(),
                new SplittableRandom(1));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "within " + PATIENCE);
            Thread.sleep(5);
        }
    }
}
