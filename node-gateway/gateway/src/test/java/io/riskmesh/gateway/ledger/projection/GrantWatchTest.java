package io.riskmesh.gateway.ledger.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrantWatchTest {
    private static final List<String> GRANTS = List.of("AlderMSP.g1", "BirchMSP.g1");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Test
    void a_run_goes_on_until_a_grant_is_revoked_or_the_view_is_older_than_half_a_minute() throws Exception {
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> InstantSource.system().instant().plus(later.get());
        try (RunningLedger ledger = new RunningLedger(folder.resolve("ledger")); LedgerClient reader = ledger.client("BirchMSP", "gateway");
                Projection projection = Projection.open(new StorageConfig.Sqlite(folder.resolve("watch.db")), clock)) {
            GrantWatch watch = new GrantWatch(projection);
            assertEquals(GatewayReason.LEDGER_STALE, code(watch), "nothing is known yet");
            found(ledger);
            for (PartyId bank : RunningLedger.BANKS.subList(0, 2)) {
                record(ledger, bank, "approver", "authorize", 1, grant(bank));
            }
            BlockFollower.catchUp(projection, reader);
            assertEquals(Optional.empty(), watch.refusal(GRANTS));
            later.set(GrantWatch.MOST_AGE.plusSeconds(1));
            assertEquals(GatewayReason.LEDGER_STALE, code(watch));
            BlockFollower.catchUp(projection, reader);
            assertEquals(Optional.empty(), watch.refusal(GRANTS));
            PartyId birch = RunningLedger.BANKS.get(1);
            record(ledger, birch, "operator", "revoke", 1, new Revocation(birch, 0, "BirchMSP.g1", "withdrawn"));
            BlockFollower.catchUp(projection, reader);
            assertEquals(SharedReason.AUTHORISATION_REVOKED, code(watch));
            assertTrue(watch.refusal(GRANTS).orElseThrow().detail().startsWith("BirchMSP.g1 in block "));
            assertEquals(Optional.empty(), watch.refusal(GRANTS.subList(0, 1)));
        }
    }

    private static ReasonCode code(GrantWatch watch) throws Exception {
        return watch.refusal(GRANTS).map(Refusal::code).orElseThrow();
    }

    private static void found(RunningLedger ledger) throws Exception {
        record(ledger, RunningLedger.ALDER, "operator", "proposeConsortium", 0, ProjectedBlocks.proposal(1024));
        Digest proposal;
        try (LedgerClient client = ledger.client("AlderMSP", "operator")) {
            proposal = client.list(new FactKey("CONS", List.of())).getFirst().digest();
        }
        for (PartyId bank : RunningLedger.BANKS) {
            record(ledger, bank, "approver", "approve", 0, new Approval(bank, 0, SubjectKind.CONSORTIUM, proposal.hex(), proposal,
                    Decision.APPROVE, Optional.empty(), Optional.empty()));
        }
        record(ledger, RunningLedger.ALDER, "operator", "enact", 0,
                new Enactment(RunningLedger.ALDER, 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposal));
    }

    private static DataUseAuthorization grant(PartyId bank) {
        long now = InstantSource.system().millis();
        Digest none = Digest.ofFile(new byte[0]);
        return new DataUseAuthorization(bank, 0, bank + ".g1", 1, bank, RunningLedger.BANKS, "payments", none, none, List.of(DataUse.TRAIN),
                "fraud-detection", now - DAY.toMillis(), now + DAY.toMillis(), 100, Optional.empty(), List.of(), 3, List.of(), "contract",
                Optional.empty(), Optional.empty());
    }

    private static void record(RunningLedger ledger, PartyId bank, String role, String function, int consortium, Fact fact) throws Exception {
        try (LedgerClient client = ledger.client(bank.value(), role)) {
            assertInstanceOf(SubmitOutcome.Recorded.class, client.record(function, consortium, fact));
        }
    }
}
