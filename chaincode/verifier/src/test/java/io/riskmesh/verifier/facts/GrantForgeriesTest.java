package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.ALL;
import static io.riskmesh.verifier.facts.Banks.B;
import static io.riskmesh.verifier.facts.Banks.C;
import static io.riskmesh.verifier.facts.Banks.LATER;
import static io.riskmesh.verifier.facts.Banks.TO;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forged grants and uses: one rule broken per test.
final class GrantForgeriesTest {

    private static final long DAY = 86_400_000;

    @Test
    void a_grant_of_another_banks_data_is_named() {
        forgedGrant(SharedReason.WRONG_PARTY, grant(A, C, 1, TO, LATER, ALL, Optional.empty()));
    }

    @Test
    void a_window_of_more_than_400_days_is_named() {
        forgedGrant(LedgerReason.WINDOW_INVALID, grant(A, A, 1, TO, TO + 401 * DAY, ALL, Optional.empty()));
        forgedGrant(LedgerReason.WINDOW_INVALID, grant(A, A, 1, LATER, LATER, ALL, Optional.empty()));
    }

    @Test
    void a_grant_that_is_over_already_is_named() {
        forgedGrant(LedgerReason.EXPIRED, grant(A, A, 1, TO, TO + DAY, ALL, Optional.empty()));
    }

    @Test
    void an_assignee_who_is_no_member_is_named() {
        forgedGrant(SharedReason.NOT_A_MEMBER, grant(A, A, 1, TO, LATER, List.of(A, Banks.REGULATOR), Optional.empty()));
    }

    @Test
    void a_version_without_the_one_before_is_named() {
        forgedGrant(LedgerReason.NOT_CURRENT, grant(A, A, 3, TO, LATER, ALL, Optional.of(Banks.digest("x"))));
        forgedGrant(LedgerReason.NOT_CURRENT, grant(A, A, 1, TO, LATER, ALL, Optional.of(Banks.digest("x"))));
    }

    @Test
    void a_version_after_the_revocation_is_named() throws MalformedFact {
        Story story = WholeStory.told();
        Digest before = Facts.decode(
                story.transaction("authorize " + A).writes().getFirst().value().orElseThrow().toBytes()).digest();
        story.tell("forged", A, "approver", at -> new DataUseAuthorization(A, at, Banks.grantOf(A), 2, A, ALL, "payments",
                Banks.digest("s"), Banks.digest("f"), List.of(DataUse.TRAIN), "fraud-prevention", TO, LATER, 100, Optional.empty(),
                List.of(), 3, List.of(), "consent", Optional.empty(), Optional.of(before)));
        Forgeries.expect(SharedReason.AUTHORISATION_REVOKED, "forged", story);
    }

    @Test
    void a_revocation_by_another_bank_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", C, "approver", at -> Banks.revocation(C, at, B));
        Forgeries.expect(SharedReason.WRONG_PARTY, "forged", story);
    }

    @Test
    void a_revocation_of_nothing_is_named() {
        Story story = WholeStory.told().without("authorize " + A);
        Forgeries.expectAmong(LedgerReason.NOT_FOUND, "revoke", story);
    }

    @Test
    void a_run_on_a_grant_that_was_revoked_before_is_named() {
        Story story = WholeStory.told().without("use for scoring");
        WholeStory.open(story, new RunId("fraud", 2), 2, 40, " again");
        Forgeries.expectAmong(SharedReason.AUTHORISATION_REVOKED, "open again", story);
    }

    @Test
    void a_run_without_a_grant_is_named() {
        Forgeries.expect(SharedReason.AUTHORISATION_MISSING, "open", WholeStory.told().without("authorize " + B));
    }

    @Test
    void totals_that_do_not_follow_are_named() {
        Story story = WholeStory.told().without("revoke");
        story.tell("forged", B, "gateway", at -> Banks.scoringUse(B, at, 3, 7));
        Forgeries.expectAmong(LedgerReason.NOT_CURRENT, "forged", story);
    }

    @Test
    void more_rounds_than_granted_are_named() {
        Story story = WholeStory.told().without("use for scoring").without("revoke");
        WholeStory.open(story, new RunId("fraud", 2), 2, 40, " again");
        story.forged("authorize " + A, tx -> WholeStory.with(tx,
                Story.write(Banks.grant(A, tx.timestamp(), "payments", 39, LATER))));
        Forgeries.expectAmong(LedgerReason.ROUNDS_EXHAUSTED, "open again", story);
    }

    @Test
    void a_use_outside_of_the_window_is_named() {
        scoring(SharedReason.AUTHORISATION_EXPIRED, at -> use(B, at, 3, 1, DataUse.SCORE, "fraud.1", LATER + 1));
    }

    @Test
    void a_use_of_a_version_that_is_not_current_is_named() {
        scoring(SharedReason.AUTHORISATION_MISSING, at -> use(B, at, 3, 9, DataUse.SCORE, "fraud.1", at + 1));
    }

    @Test
    void a_use_by_a_stranger_or_for_another_action_is_named() {
        scoring(SharedReason.AUTHORISATION_MISSING, at -> use(B, at, 3, 1, DataUse.EVALUATE, "fraud.1", at + 1));
    }

    @Test
    void a_use_for_training_without_a_run_is_named() {
        Story story = WholeStory.told().without("revoke").without("retire");
        story.tell("forged", B, "scientist", at -> use(B, at, 3, 1, DataUse.TRAIN, "fraud.7", LATER));
        Forgeries.expect(AuditReason.UNEXPECTED_WRITE, "forged", story);
    }

    @Test
    void a_use_for_scoring_of_more_than_a_day_is_named() {
        scoring(LedgerReason.EXPIRED, at -> use(B, at, 3, 1, DataUse.SCORE, "fraud.1", at + DAY + 1));
    }

    @Test
    void a_use_with_a_model_that_is_not_active_is_named() {
        scoring(LedgerReason.MODEL_NOT_ACTIVE, at -> use(B, at, 3, 1, DataUse.SCORE, "fraud.2", at + 1));
        Story story = WholeStory.told().without("revoke");
        story.tell("forged", B, "gateway", at -> use(B, at, 3, 1, DataUse.SCORE, "fraud.1", at + 1));
        Forgeries.expect(LedgerReason.MODEL_NOT_ACTIVE, "forged", story);
    }

    private static UseReceipt use(PartyId by, long at, int seq, int version, DataUse action, String subject, long until) {
        return new UseReceipt(by, at, Banks.grantOf(A), seq, version, action, subject, List.of(A, B), Banks.POLICY,
                Optional.of(Banks.IMAGE), 0, 20, 0, 0, 0, Optional.empty(), until);
    }

    private static void scoring(ReasonCode code, Story.Made forged) {
        Story story = WholeStory.told().without("revoke").without("retire");
        story.tell("forged", B, "gateway", forged);
        Forgeries.expect(code, "forged", story);
    }

    private static void forgedGrant(ReasonCode code, Story.Made forged) {
        Story story = WholeStory.told();
        story.tell("forged", A, "approver", forged);
        Forgeries.expect(code, "forged", story);
    }

    private static Story.Made grant(PartyId by, PartyId assigner, int version, long from, long until, List<PartyId> assignees,
            Optional<Digest> before) {
        return at -> new DataUseAuthorization(by, at, assigner + ".forged", version, assigner, assignees, "payments",
                Banks.digest("s"), Banks.digest("f"), List.of(DataUse.TRAIN), "fraud-prevention", from, until, 100,
                Optional.empty(), List.of(), 3, List.of(), "consent", Optional.empty(), before);
    }
}
