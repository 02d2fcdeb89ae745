package io.riskmesh.gateway.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.approval.ApprovalDesk.Verdict;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People of several banks decide, before one real ledger.
@Tag("acceptance")
final class ApprovalRoomTest {
    // No gateway files settlements yet: their transactions are the contract's and the command line's alone.
    private static final Set<ApprovalKind> UNFILED = Set.of(ApprovalKind.SETTLEMENT_SCHEME, ApprovalKind.CONTRIBUTION_REPORT,
            ApprovalKind.SETTLEMENT_RULING);

    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    private static Path shared;
    private static final TestReleases RELEASES = new TestReleases();
    private static final Post POST = new Post();
    private static FoundedLedger founded;
    private static TestBank alder;
    private static TestBank birch;

    @BeforeAll
    static void open() throws Exception {
        founded = new FoundedLedger(shared.resolve("ledger"));
        alder = new TestBank(founded, "AlderMSP", shared, POST, RELEASES);
        birch = new TestBank(founded, "BirchMSP", shared, POST, RELEASES);
    }

    @AfterAll
    static void close() throws Exception {
        alder.close();
        birch.close();
        founded.close();
    }

    @Test
    void a_decision_on_what_changed_signs_nothing() throws Exception {
        Caller ann = alder.person("ann", Role.OPERATOR);
        GrantRequest first = request(ALDER, "changed");
        ApprovalView seen = taken(alder.room.grants().request(ann, named(first, "AlderMSP.changed", 10)));
        taken(alder.room.grants().request(ann, named(first, "AlderMSP.changed", 20)));
        assertEquals(SharedReason.DIGEST_MISMATCH, code(alder.decide(alder.person("bob", Role.APPROVER), seen, Verdict.APPROVE)));
        assertEquals(Optional.empty(), alder.ledger.authorizations().grant("AlderMSP.changed"));
        assertEquals(LedgerReason.CONFLICT_EXISTS, code(alder.room.grants().request(alder.person("eve", Role.OPERATOR),
                named(first, "AlderMSP.changed", 30))));
        ApprovalView now = alder.see(seen.id());
        assertEquals(ApprovalState.WITHDRAWN, taken(alder.decide(ann, now, Verdict.WITHDRAW)).state());
        assertEquals(GatewayReason.CONFLICT, code(alder.decide(alder.person("bob", Role.APPROVER), now, Verdict.APPROVE)));
    }

    @Test
    void of_people_who_decide_at_once_one_is_first() throws Exception {
        ApprovalView view = taken(alder.room.grants().request(alder.person("ann", Role.OPERATOR), request(ALDER, "race")));
        List<Callable<ApprovalDesk.Answer>> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Caller person = alder.person("person" + i, Role.APPROVER);
            Verdict verdict = i % 3 == 2 ? Verdict.REJECT : Verdict.APPROVE;
            people.add(() -> alder.decide(person, view, verdict));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int first = 0;
            for (Future<ApprovalDesk.Answer> answer : threads.invokeAll(people)) {
                if (answer.get() instanceof ApprovalDesk.Answer.Taken) {
                    first++;
                } else {
                    assertEquals(GatewayReason.CONFLICT, code(answer.get()));
                }
            }
            assertEquals(1, first);
        }
    }

    @Test
    void a_decision_that_was_kept_when_the_process_died_is_signed_once_by_the_next() throws Exception {
        PartyId cedar = RunningLedger.BANKS.get(2);
        String grant = "CedarMSP.kept";
        OpaqueBytes body = DecisionPlan.body(FoundedLedger.grant(cedar, "kept", 1, Optional.empty()));
        String id = ApprovalId.of(ApprovalKind.AUTHORIZATION, grant + ".1");
        Draft draft = new Draft(id, ApprovalKind.AUTHORIZATION, grant + ".1", DraftContent.digest(body.toBytes()), body, cedar, Optional.of("ann"),
                cedar, Draft.Stage.SENT, Optional.empty(), System.currentTimeMillis());
        try (TestBank bank = new TestBank(founded, "CedarMSP", shared, POST, RELEASES)) {
            bank.room.close(); // as if it had died after the transaction and before the ledger heard
            bank.database.write(connection -> {
                DraftTable.put(connection, draft);
                return new DecisionPlan(new VoteRequests(cedar, null), "bob", 1).send(draft).stream().allMatch(write -> add(connection, write));
            });
        }
        for (int start = 0; start < 2; start++) {
            try (TestBank bank = new TestBank(founded, "CedarMSP", shared, POST, RELEASES)) {
                bank.see(id, ApprovalState.EFFECTIVE);
            }
        }
        assertEquals(1, founded.client(cedar, "gateway").list(new FactKey("AUTH", List.of(grant))).size());
    }

    private static boolean add(Connection connection, Write write) {
        try {
            return WriteTable.add(connection, write);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_regulators_gateway_reads_everything_and_writes_nothing() throws Exception {
        ApprovalView granted = taken(alder.room.grants().request(alder.person("ann", Role.OPERATOR), request(ALDER, "regulated")));
        taken(alder.decide(alder.person("bob", Role.APPROVER), granted, Verdict.APPROVE));
        try (TestBank regulator = new TestBank(founded, "RegulatorMSP", shared, POST, RELEASES)) {
            Caller auditor = regulator.person("rita", Role.values());
            ApprovalView seen = regulator.see(granted.id(), ApprovalState.EFFECTIVE);
            for (Verdict verdict : Verdict.values()) {
                assertEquals(SharedReason.WRONG_ROLE, code(regulator.decide(auditor, seen, verdict)));
            }
            assertEquals(SharedReason.WRONG_ROLE, code(regulator.room.grants().request(auditor, request(ALDER, "x"))));
            assertEquals(SharedReason.WRONG_ROLE, refused(regulator.room.grants().revoke(auditor, "AlderMSP.g", "x", Duration.ZERO)));
            assertEquals(SharedReason.WRONG_ROLE, code(regulator.room.models().propose(auditor, "m.1")));
            for (ModelDesk.Stage to : ModelDesk.Stage.values()) {
                assertEquals(SharedReason.WRONG_ROLE, refused(regulator.room.models().transition(auditor,
                        new ModelDesk.Transition(new ModelRef("m", 1), to, Optional.empty()), Duration.ZERO)));
            }
        }
    }

    @Test
    void who_proposed_decides_on_no_kind_of_it() throws Exception {
        ScoringPolicy policy = RELEASES.add(new ModelRef("eyes", 1));
        ModelDrafts drafts = new ModelDrafts(alder.ledger, alder.database, new AuditTrail(new SplittableRandom(1)),
                InstantSource.system());
        TestDrafts test = new TestDrafts(alder);
        List<Draft> all = List.of(drafts.policy(policy, "ann"), drafts.image(new ScorerImage("scorer", policy.digest(), 1, 1, policy.digest(), true),
                new ModelRef("eyes", 1), "ann"), test.model("eyes", "ann"), test.consortium("ann"), test.finding("ann"), test.grant("ann"));
        assertEquals(ApprovalKind.values().length - UNFILED.size(), all.size());
        for (Draft draft : all) {
            ApprovalView view = alder.see(draft.approvalId());
            for (Verdict verdict : List.of(Verdict.APPROVE, Verdict.REJECT)) {
                assertEquals(GatewayReason.FOUR_EYES, code(alder.decide(alder.person("ann", Role.values()), view, verdict)), view.kind().id());
            }
            assertEquals(ApprovalState.REJECTED, taken(alder.decide(alder.person("bob", Role.APPROVER), view, Verdict.REJECT)).state(), view.kind().id());
        }
    }

    @Test
    void banks_reach_a_quorum_and_the_gateway_of_who_proposed_enacts() throws Exception {
        Draft draft = new TestDrafts(alder).image("evaluator-1", "ann");
        ApprovalView sent = taken(alder.decide(alder.person("bob", Role.APPROVER), alder.see(draft.approvalId()), Verdict.APPROVE));
        assertEquals(ApprovalState.OPEN, sent.state());
        assertEquals(3, sent.quorum());
        // The proposal stands in one block, the first bank's signature in a later one.
        TestBank.await(() -> birch.see(sent.id(), ApprovalState.OPEN).parties().get(0).mark() == PartyCell.Mark.SIGNED);
        ApprovalView there = birch.see(sent.id(), ApprovalState.OPEN);
        assertEquals(PartyCell.Mark.NOT_YET, there.parties().get(1).mark());
        ApprovalView signed = taken(birch.decide(birch.person("ben", Role.APPROVER), there, Verdict.APPROVE));
        assertEquals(PartyCell.Mark.SIGNED, signed.parties().get(1).mark());
        PartyId cedar = RunningLedger.BANKS.get(2);
        founded.record(cedar, "approver", "approve", 1, new VoteRequests(cedar, null).vote(alder.room.ledgerApproval(sent.id()).orElseThrow(),
                Decision.APPROVE, Optional.empty()));
        ApprovalView here = alder.see(sent.id(), ApprovalState.EFFECTIVE);
        assertEquals(here.parties(), birch.see(sent.id(), ApprovalState.EFFECTIVE).parties());
        assertTrue(birch.ledger.authorizations().images().containsKey("evaluator-1"));
        ApprovalView back = taken(birch.decide(birch.person("ben", Role.APPROVER), birch.see(sent.id()), Verdict.WITHDRAW));
        assertEquals(PartyCell.Mark.WITHDRAWN, back.parties().get(1).mark());
    }

    @Test
    void a_version_whose_file_counts_rows_is_approved_by_nobody() throws Exception {
        Draft draft = new TestDrafts(alder).model("counting", "ann");
        RELEASES.unstripped(digest("counting"));
        Caller bob = alder.person("bob", Role.APPROVER);
        ApprovalView view = alder.room.approvals().get(bob, draft.approvalId()).orElseThrow();
        assertEquals(ApprovalState.DRAFT, view.state());
        assertEquals(Optional.of(TrainingReason.MODEL_NOT_STRIPPED), view.blockedBecause().map(Refusal::code));
        assertEquals(TrainingReason.MODEL_NOT_STRIPPED, code(alder.decide(bob, view, Verdict.APPROVE)));
        RELEASES.stripped(digest("counting"));
        assertEquals(ApprovalState.SECOND_PERSON, alder.see(draft.approvalId()).state());
        ApprovalDesk.Answer.Taken asked = (ApprovalDesk.Answer.Taken) alder.decide(bob, view, Verdict.APPROVE);
        assertEquals(Optional.of(LedgerReason.NOT_FOUND.code()), asked.write().orElseThrow().code(), "the ledger has no such run");
        assertEquals(ApprovalState.SECOND_PERSON, asked.approval().state(), "nothing was written: it waits again");
    }

    @Test
    void on_an_old_view_nobody_decides() throws Exception {
        ApprovalView view = taken(alder.room.grants().request(alder.person("ann", Role.OPERATOR), request(ALDER, "stale")));
        PartyId dover = RunningLedger.BANKS.get(3);
        try (TestBank bank = new TestBank(founded, dover.value(), shared, POST, RELEASES)) {
            ApprovalView own = taken(bank.room.grants().request(bank.person("ann", Role.OPERATOR), request(dover, "stale")));
            bank.ledger.close(); // nothing is heard any more
            bank.skippedNanos.addAndGet(Duration.ofMinutes(10).toNanos());
            assertEquals(GatewayReason.LEDGER_STALE, code(bank.decide(bank.person("bob", Role.APPROVER), own, Verdict.APPROVE)));
        }
        assertEquals(ApprovalState.EFFECTIVE, taken(alder.decide(alder.person("bob", Role.APPROVER), view, Verdict.APPROVE)).state());
    }

    static ApprovalView taken(ApprovalDesk.Answer answer) {
        return assertInstanceOf(ApprovalDesk.Answer.Taken.class, answer, answer.toString()).approval();
    }

    static ReasonCode code(ApprovalDesk.Answer answer) {
        return assertInstanceOf(ApprovalDesk.Answer.Refused.class, answer, answer.toString()).refusal().code();
    }

    private static ReasonCode refused(WriteAnswer answer) {
        return assertInstanceOf(WriteAnswer.Refused.class, answer).refusal().code();
    }

    static GrantRequest request(PartyId assigner, String purpose) {
        long now = System.currentTimeMillis();
        return new GrantRequest(Optional.empty(), assigner, List.of(), FoundedLedger.DATASET, Optional.empty(), Optional.empty(),
                List.of(DataUse.TRAIN), purpose, now - DAY, now + DAY, 100, Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty());
    }

    private static GrantRequest named(GrantRequest request, String grant, int rounds) {
        return new GrantRequest(Optional.of(grant), request.assigner(), request.assignees(), request.dataset(), request.schemaDigest(),
                request.featureSetDigest(), request.actions(), request.purpose(), request.validFrom(), request.validUntil(), rounds,
                request.maxEpsilonMicros(), request.referenceValues(), request.minContributors(), request.duties(), request.legalBasis(),
                request.consentRoot());
    }

    static Digest digest(String name) {
        return Digest.of("test", name.getBytes(StandardCharsets.UTF_8));
    }
}
