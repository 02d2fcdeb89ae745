package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that must not begin, and runs whose gateways come and go.
@Tag("acceptance")
final class StoppedRunsTest {
    private static final PartyId FIRST = RunBanks.BANKS.getFirst();
    private static final List<PartyId> THREE = RunBanks.BANKS.subList(0, 3);
    private static final long DAY = 24L * 60 * 60 * 1000;

    @TempDir
    Path folder;

    private static void rows(Path home, PartyId bank) {
        try {
            BankFilesOfTests.write(home.resolve("rows.csv"), bank.value() + "-", 500, RunBanks.BANKS.indexOf(bank) + 11L);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static RunRequest request(String dataset, int rounds, List<PartyId> banks) {
        return new RunRequest("model-" + dataset, dataset, RunBanks.PURPOSE, "F30", Map.of("rounds", Integer.toString(rounds), "seed", "7"), banks);
    }

    private static RunView started(RunBanks banks, RunRequest request) throws Exception {
        return switch (banks.bank(FIRST).runs().start(request, "subject")) {
            case RunDesk.Answer.Taken(RunView run) -> run;
            case RunDesk.Answer.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static ReasonCode refused(RunBanks banks, String dataset) throws Exception {
        return switch (banks.bank(FIRST).runs().start(request(dataset, 5, List.of()), "subject")) {
            case RunDesk.Answer.Taken(RunView run) -> throw new AssertionError("started " + run);
            case RunDesk.Answer.Refused(var refusal) -> refusal.code();
        };
    }

    @Test
    void without_a_live_grant_of_every_bank_nothing_starts_and_a_revocation_ends_a_run_before_its_next_tree() throws Exception {
        try (RunBanks banks = new RunBanks(folder, StoppedRunsTest::rows)) {
            PartyId last = RunBanks.BANKS.getLast();
            for (PartyId bank : RunBanks.BANKS.subList(0, 3)) {
                for (String dataset : List.of("missing", "expired", "revoked", "purpose")) {
                    banks.grant(bank, dataset, dataset, RunBanks.PURPOSE, RunBanks.now() + 90 * DAY);
                }
            }
            banks.grant(last, "expired", "expired", RunBanks.PURPOSE, RunBanks.now() + 1500);
            banks.grant(last, "purpose", "purpose", "marketing", RunBanks.now() + 90 * DAY);
            banks.grant(last, "revoked", "revoked", RunBanks.PURPOSE, RunBanks.now() + 90 * DAY);
            banks.revoke(last, "revoked");
            banks.grantAll("live");
            banks.startAll();
            banks.await(() -> banks.bank(FIRST).ledger().authorizations().grant(last + ".live").isPresent());
            assertEquals(SharedReason.AUTHORISATION_MISSING, refused(banks, "missing"));
            assertEquals(SharedReason.PURPOSE_MISMATCH, refused(banks, "purpose"));
            assertEquals(SharedReason.AUTHORISATION_REVOKED, refused(banks, "revoked"));
            Thread.sleep(1500);
            assertEquals(SharedReason.AUTHORISATION_EXPIRED, refused(banks, "expired"));
            assertTrue(banks.bank(FIRST).runs().list().isEmpty(), "nothing was kept of what did not start");

            RunView run = started(banks, request("live", 400, List.of()));
            banks.awaitState(FIRST, run.id(), RunState.TRAINING);
            banks.await(() -> banks.bank(FIRST).runs().metrics(run.id()).size() >= 3);
            banks.revoke(last, "live");
            for (PartyId bank : RunBanks.BANKS) {
                RunView over = banks.awaitOver(bank, run.id());
                assertEquals(RunState.REFUSED, over.state(), banks.story(run.id()));
                assertEquals(SharedReason.AUTHORISATION_REVOKED, over.reason().orElseThrow().code(), banks.story(run.id()));
                assertTrue(banks.bank(bank).runs().metrics(run.id()).size() < 400);
            }
            banks.endLedger();
            Thread.sleep(RunBanks.VIEW_AGE.plusSeconds(1));
            assertEquals(GatewayReason.LEDGER_STALE, refused(banks, "live"), "a view that is too old starts nothing");
        }
    }

    @Test
    void three_gateways_that_are_stopped_anywhere_come_to_the_model_of_an_undisturbed_run() throws Exception {
        long seed = Long.getLong("riskmesh.seed", 20261126);
        SplittableRandom random = new SplittableRandom(seed);
        try (RunBanks banks = new RunBanks(folder, StoppedRunsTest::rows)) {
            banks.grantAll("quiet");
            banks.grantAll("noisy");
            banks.startAll();
            byte[] quiet = model(banks, FIRST, run(banks, "quiet", THREE).id());
            RunView noisy = started(banks, request("noisy", 25, THREE));
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                PartyId bank = THREE.get(random.nextInt(3));
                Thread.sleep(random.nextInt(400));
                stops.add(bank + " in " + banks.bank(bank).runs().get(noisy.id()).map(view -> view.state() + " " + view.progress()).orElse("nothing"));
                banks.stop(bank);
                Thread.sleep(random.nextInt(100));
                banks.start(bank);
            }
            for (PartyId bank : THREE) {
                RunView over = banks.awaitOver(bank, noisy.id());
                assertEquals(RunState.COMPLETED, over.state(), "seed " + seed + ", " + stops + "\n" + banks.story(noisy.id()));
                assertArrayEquals(quiet, model(banks, bank, noisy.id()), "seed " + seed + ", " + stops);
            }
            System.out.println("stopped (seed " + seed + "): " + stops);
        }
    }

    @Test
    void a_person_stops_a_run_for_all_banks() throws Exception {
        try (RunBanks banks = new RunBanks(folder, StoppedRunsTest::rows)) {
            banks.grantAll("stopped");
            banks.startAll();
            Attempt attempt = new Attempt(Digest.of("attempt", new byte[0]), true);
            RunView run = Attempt.with(attempt, () -> startedOnce(banks));
            assertEquals(run.id(), Attempt.with(attempt, () -> startedOnce(banks)).id(), "a request that is done again is one run");
            banks.await(() -> banks.bank(FIRST).runs().metrics(run.id()).size() >= 2);
            banks.bank(FIRST).runs().cancel(run.id(), "subject");
            assertEquals(RunState.CANCELLED, banks.awaitOver(FIRST, run.id()).state(), banks.story(run.id()));
            for (PartyId bank : RunBanks.BANKS) {
                assertEquals(TrainingReason.RUN_CANCELLED, banks.awaitOver(bank, run.id()).reason().orElseThrow().code(), banks.story(run.id()));
            }
        }
    }

    private static RunView startedOnce(RunBanks banks) {
        try {
            return started(banks, request("stopped", 400, List.of()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunView run(RunBanks banks, String dataset, List<PartyId> parties) throws Exception {
        RunView run = started(banks, request(dataset, 25, parties));
        for (PartyId bank : parties) {
            assertEquals(RunState.COMPLETED, banks.awaitOver(bank, run.id()).state(), banks.story(run.id()));
        }
        return run;
    }

    private static byte[] model(RunBanks banks, PartyId bank, String run) throws Exception {
        ReleasedModel model = banks.bank(bank).runs().models().all().stream().filter(one -> one.runId().equals(run)).findFirst().orElseThrow();
        return banks.bank(bank).runs().models().file(model.file()).orElseThrow();
    }
}
