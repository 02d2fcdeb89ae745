package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerClientTest {
    private static RunningLedger ledger;
    private static Consortium proposal;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        ledger = new RunningLedger(data);
        try (LedgerClient client = ledger.client("AlderMSP", "operator")) {
            client.record("proposeConsortium", 0, wanted());
            proposal = (Consortium) client.list(new FactKey("CONS", List.of())).getFirst();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void a_fact_is_recorded_once_and_read_back() throws Exception {
        try (LedgerClient client = client("BirchMSP", "approver", "a")) {
            SubmitOutcome.Recorded recorded =
                    assertInstanceOf(SubmitOutcome.Recorded.class, client.record("approve", 0, approval(1)));
            assertTrue(recorded.answer().contains("\"kind\":\"Approval\""), recorded.answer());
            assertEquals(new SubmitOutcome.Recorded(recorded.transactionId(), ""), client.record("approve", 0, approval(1)));
            assertEquals(proposal, client.get(proposal.key()).orElseThrow());
            assertEquals(1, client.list(new FactKey("CONS", List.of())).size());
            assertTrue(client.get(new FactKey("RUN", List.of("none", FactKey.sequence(1)))).isEmpty());
        }
        try (LedgerClient other = client("BirchMSP", "approver", "another journal")) {
            assertInstanceOf(SubmitOutcome.AlreadyRecorded.class, other.record("approve", 0, approval(1)));
        }
    }

    @Test
    void what_the_contract_refuses_is_a_value() throws Exception {
        assertEquals(SharedReason.WRONG_ROLE, refusal("AlderMSP", "scientist", 0));
        assertEquals(SharedReason.NOT_A_MEMBER, refusal("RegulatorMSP", "auditor", 0));
        assertEquals(LedgerReason.CONSORTIUM_STALE, refusal("AlderMSP", "operator", 7));
    }

    @Test
    void a_submission_whose_end_was_never_heard_is_looked_up_and_one_that_was_never_sent_is_sent() throws Exception {
        Path file = folder.resolve("journal");
        try (LedgerClient client = ledger.client("DoverMSP", "approver", file)) {
            client.record("approve", 0, approval(3));
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        Files.writeString(file, lines.getFirst() + "\nended torn li");
        try (LedgerClient client = ledger.client("DoverMSP", "approver", file)) {
            assertEquals(1, client.settleUnknown());
            assertEquals(0, client.settleUnknown());
        }
        assertEquals(lines, Files.readAllLines(file));
    }

    @Test
    void a_journal_has_one_writer_and_no_foreign_lines() throws Exception {
        Path file = folder.resolve("journal");
        try (SubmissionJournal _ = SubmissionJournal.open(file)) {
            assertThrows(IOException.class, () -> SubmissionJournal.open(file));
        }
        Files.writeString(file, "hello\n", StandardOpenOption.APPEND);
        assertThrows(IOException.class, () -> SubmissionJournal.open(file));
    }

    @Test
    void a_hundred_equal_submissions_from_many_threads_leave_one_fact() throws Exception {
        try (LedgerClient first = client("CedarMSP", "approver", "one"); LedgerClient second = client("CedarMSP", "approver", "two");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<SubmitOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String key = "try-" + i;
                LedgerClient client = i % 2 == 0 ? first : second;
                calls.add(() -> client.submit(key, "approve", Requests.of(approval(2), 0)));
            }
            int recorded = 0;
            for (Future<SubmitOutcome> outcome : threads.invokeAll(calls)) {
                recorded += outcome.get() instanceof SubmitOutcome.Recorded ? 1 : 0;
                assertTrue(outcome.get() instanceof SubmitOutcome.Recorded
                        || outcome.get() instanceof SubmitOutcome.AlreadyRecorded, outcome.get().toString());
            }
            assertEquals(1, recorded);
        }
    }

    @Test
    void a_ledger_that_is_not_there_is_an_exception_that_says_so() throws Exception {
        ConnectionProfile profile = ConnectionProfile.read(ledger.folder());
        ConnectionProfile nobody = new ConnectionProfile(profile.folder(), "127.0.0.1:1", profile.channel(), profile.banks(),
                profile.regulators(), profile.identities(), profile.tlsRoot(), profile.trustLabel(), profile.processId());
        try (LedgerClient client = LedgerClient.connect(nobody, profile.identity("AlderMSP", "operator"), folder.resolve("j"),
                new java.util.SplittableRandom(1))) {
            LedgerUnavailable failure = assertThrows(LedgerUnavailable.class, () -> client.record("proposeConsortium", 0, wanted()));
            assertTrue(failure.getMessage().contains("UNAVAILABLE"), failure.getMessage());
        }
    }

    private Object refusal(String mspId, String role, int consortium) throws Exception {
        try (LedgerClient client = client(mspId, role, mspId + role)) {
            return assertInstanceOf(SubmitOutcome.Refused.class, client.record("proposeConsortium", consortium, wanted()))
                    .refusal().code();
        }
    }

    private LedgerClient client(String mspId, String name, String journal) throws IOException {
        return ledger.client(mspId, name, folder.resolve(journal));
    }

    private static Consortium wanted() {
        return wanted(3);
    }

    static Consortium wanted(int cohortChangeMinimum) {
        return new Consortium(RunningLedger.ALDER, 0, 1, RunningLedger.BANKS, List.of(new PartyId("RegulatorMSP")),
                ConsortiumMode.DEVELOPMENT, 3, 3, 3, cohortChangeMinimum, new CanonicalValue.Obj(new TreeMap<>()), 1024);
    }

    private static Approval approval(int bank) {
        return new Approval(RunningLedger.BANKS.get(bank), 0, SubjectKind.CONSORTIUM, proposal.digest().hex(), proposal.digest(),
                Decision.APPROVE, Optional.empty(), Optional.empty());
    }
}
