package io.riskmesh.gateway.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.approval.ApprovalDesk.Verdict;
import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.gateway.ledger.live.Right;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorisations from the request to the revocation, before one real ledger.
@Tag("acceptance")
final class GrantRoomTest {
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId BIRCH = RunningLedger.BANKS.get(1);
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
    void an_authorisation_takes_two_persons_and_ends_with_one() throws Exception {
        Caller ann = alder.person("ann", Role.OPERATOR, Role.APPROVER);
        Caller bob = alder.person("bob", Role.APPROVER);
        ApprovalView asked = taken(alder.room.grants().request(ann, request(ALDER, "two")));
        assertEquals(ApprovalState.SECOND_PERSON, asked.state());
        assertEquals(List.of("withdraw"), asked.allowedActions());
        assertEquals(Optional.of(GatewayReason.FOUR_EYES), asked.blockedBecause().map(Refusal::code));
        assertEquals(GatewayReason.FOUR_EYES, code(alder.decide(ann, asked, Verdict.APPROVE)));
        assertEquals(GatewayReason.FOUR_EYES, code(alder.decide(ann, asked, Verdict.REJECT)));
        assertEquals(GatewayReason.FORBIDDEN_ROLE, code(alder.decide(alder.person("eve", Role.SCIENTIST, Role.OPERATOR), asked, Verdict.APPROVE)));
        assertTrue(asked.sentence().startsWith("AlderMSP asks to use payments of AlderMSP for two (train) until "), asked.sentence());
        ApprovalDesk.Answer.Taken done = assertInstanceOf(ApprovalDesk.Answer.Taken.class, alder.decide(bob, asked, Verdict.APPROVE));
        assertEquals(ApprovalState.EFFECTIVE, done.approval().state());
        assertEquals(LedgerTx.State.COMMITTED, done.write().orElseThrow().state());
        PartyCell cell = done.approval().parties().getFirst();
        assertEquals(PartyCell.Mark.SIGNED, cell.mark());
        assertEquals(done.write().orElseThrow().block(), cell.block());
        ApprovalView there = birch.see(asked.id(), ApprovalState.EFFECTIVE);
        assertEquals(done.approval().parties(), there.parties());
        assertEquals(asked.subjectDigest(), there.subjectDigest());
        assertEquals(GatewayReason.CONFLICT, code(alder.decide(bob, asked, Verdict.APPROVE)));
        ApprovalDesk.Answer.Taken again = assertInstanceOf(ApprovalDesk.Answer.Taken.class, again(() -> alder.decide(bob, asked, Verdict.APPROVE)));
        assertEquals(done.write(), again.write(), "who asks again as the process died before the answer is told the same");
        assertEquals(GatewayReason.CONFLICT, code(again(() -> alder.decide(alder.person("eve", Role.APPROVER), asked, Verdict.APPROVE))));
        revoke(asked, bob);
    }

    private static <T> T again(Callable<T> work) {
        return Attempt.with(new Attempt(Digest.of("attempt", new byte[0]), true), () -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void a_request_that_is_done_again_is_one_request() throws Exception {
        Caller ann = alder.person("ann", Role.OPERATOR);
        GrantRequest wish = request(ALDER, "once");
        ApprovalView first = again(() -> taken(alder.room.grants().request(ann, wish)));
        ApprovalView second = again(() -> taken(alder.room.grants().request(ann, wish)));
        assertEquals(first.id(), second.id());
        assertEquals(first.subjectDigest(), second.subjectDigest());
        ApprovalView other = taken(alder.room.grants().request(ann, wish));
        assertNotEquals(first.id(), other.id(), "without a key each is a wish of its own");
    }

    private static void revoke(ApprovalView granted, Caller bob) throws Exception {
        String grant = granted.subject().substring(0, granted.subject().lastIndexOf('.'));
        assertInstanceOf(Right.Granted.class, train(birch, "two"));
        assertEquals(SharedReason.WRONG_PARTY, ((WriteAnswer.Refused) birch.room.grants().revoke(birch.person("ben", Role.OPERATOR), grant, "x",
                TestBank.WAIT)).refusal().code());
        WriteAnswer.Taken ended = assertInstanceOf(WriteAnswer.Taken.class, alder.room.grants().revoke(bob, grant, "enough", TestBank.WAIT));
        assertEquals(LedgerTx.State.COMMITTED, ended.write().state());
        assertInstanceOf(WriteAnswer.Taken.class, alder.room.grants().revoke(bob, grant, "enough", TestBank.WAIT), "the same wish again");
        TestBank.await(() -> train(birch, "two") instanceof Right.Refused);
        assertEquals(SharedReason.AUTHORISATION_REVOKED, ((Right.Refused) train(birch, "two")).refusal().code());
        assertEquals(Grant.Status.REVOKED, birch.room.grants().get(grant).orElseThrow().status());
        assertTrue(alder.events.stream().anyMatch(event -> event.startsWith("approval.changed ")));
    }

    private static Right train(TestBank at, String purpose) {
        return at.ledger.authorizations().training(ALDER, at.party, FoundedLedger.DATASET, purpose, System.currentTimeMillis());
    }

    @Test
    void without_a_live_authorisation_nothing_trains() throws Exception {
        grant("train-live", now -> now + DAY);
        grant("train-ends", now -> now + 3_000);
        assertEquals(SharedReason.AUTHORISATION_MISSING, refused(birch.ledger.authorizations().training(BIRCH, ALDER, "nothing", "p", 0)));
        TestBank.await(() -> train(birch, "train-live") instanceof Right.Granted);
        assertEquals(SharedReason.PURPOSE_MISMATCH, refused(train(birch, "marketing")));
        TestBank.await(() -> train(birch, "train-ends") instanceof Right.Refused(Refusal why) && why.code() == SharedReason.AUTHORISATION_EXPIRED);
        assertInstanceOf(Right.Granted.class, train(birch, "train-live"));
        birch.skippedNanos.addAndGet(Duration.ofHours(1).toNanos());
        assertEquals(Optional.of(GatewayReason.LEDGER_STALE), birch.ledger.stale(GatewayReason.LEDGER_STALE).map(Refusal::code));
        TestBank.await(() -> birch.ledger.stale(GatewayReason.LEDGER_STALE).isEmpty());
    }

    private interface Until {
        long of(long now);
    }

    private static void grant(String purpose, Until until) throws Exception {
        GrantRequest asked = request(ALDER, purpose);
        ApprovalView view = taken(alder.room.grants().request(alder.person("ann", Role.OPERATOR), new GrantRequest(Optional.empty(), ALDER, List.of(),
                asked.dataset(), Optional.empty(), Optional.empty(), asked.actions(), purpose, asked.validFrom(),
                until.of(System.currentTimeMillis()), 10, Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty())));
        assertEquals(ApprovalState.EFFECTIVE, taken(alder.decide(alder.person("bob", Role.APPROVER), view, Verdict.APPROVE)).state());
    }

    @Test
    void another_bank_is_asked_by_mail_and_decides_alone() throws Exception {
        Caller ann = alder.person("ann", Role.SCIENTIST);
        ApprovalView wanted = taken(alder.room.grants().request(ann, request(BIRCH, "asked")));
        assertEquals(ApprovalState.SENT, wanted.state());
        assertEquals(GatewayReason.CONFLICT, code(alder.decide(alder.person("bob", Role.APPROVER), wanted, Verdict.APPROVE)));
        POST.carry();
        ApprovalView there = birch.see(wanted.id());
        assertEquals(ApprovalState.SECOND_PERSON, there.state());
        assertEquals(ALDER, there.proposed());
        assertEquals(ApprovalState.EFFECTIVE, taken(birch.decide(birch.person("ben", Role.APPROVER), there, Verdict.APPROVE)).state());
        alder.see(wanted.id(), ApprovalState.EFFECTIVE);
        ApprovalView unwanted = taken(alder.room.grants().request(ann, request(BIRCH, "unwanted")));
        POST.carry();
        assertEquals(ApprovalState.REJECTED, taken(birch.decide(birch.person("ben", Role.APPROVER), birch.see(unwanted.id()), Verdict.REJECT)).state());
        POST.carry();
        assertEquals(ApprovalState.REJECTED, alder.see(unwanted.id()).state());
    }

    @Test
    void mail_that_no_bank_would_send_changes_nothing() throws Exception {
        int before = birch.room.approvals().list(birch.person("ben", Role.APPROVER)).size();
        TestBank stranger = alder;
        DraftLetters letters = new DraftLetters(stranger.ledger);
        List<byte[]> hostile = List.of(new byte[0], "{}".getBytes(StandardCharsets.UTF_8), "{\"ask\":{}}".getBytes(StandardCharsets.UTF_8),
                letters.ask(ALDER, List.of(ALDER, BIRCH), 1), letters.ask(BIRCH, List.of(BIRCH), 1), letters.ask(BIRCH, List.of(ALDER), 2),
                "{\"reason\":\"x\",\"subject\":\"BirchMSP.g1.1\"}".getBytes(StandardCharsets.UTF_8), new byte[256 * 1024]);
        for (byte[] letter : hostile) {
            POST.deliver(ALDER, BIRCH, letter);
        }
        POST.deliver(new PartyId("StrangerMSP"), BIRCH, letters.ask(BIRCH, List.of(new PartyId("StrangerMSP")), 1));
        assertEquals(before, birch.room.approvals().list(birch.person("ben", Role.APPROVER)).size());
    }

    private static ReasonCode refused(Right right) {
        return assertInstanceOf(Right.Refused.class, right).refusal().code();
    }

    private static ApprovalView taken(ApprovalDesk.Answer answer) {
        return ApprovalRoomTest.taken(answer);
    }

    private static ReasonCode code(ApprovalDesk.Answer answer) {
        return ApprovalRoomTest.code(answer);
    }

    private static GrantRequest request(PartyId assigner, String purpose) {
        return ApprovalRoomTest.request(assigner, purpose);
    }
}
