package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.ALL;
import static io.riskmesh.verifier.facts.Banks.B;
import static io.riskmesh.verifier.facts.Banks.C;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forged governance: one rule broken per test.
final class ConsortiumForgeriesTest {

    private static final List<PartyId> FIVE = List.of(A, B, C, Banks.D, Banks.REGULATOR);

    @Test
    void the_first_consortium_needs_all_its_members() {
        Forgeries.expectAmong(LedgerReason.QUORUM_MISSING, "enact consortium",
                WholeStory.told().without("approve consortium " + C));
    }

    @Test
    void a_rejection_is_no_approval() {
        Forgeries.expectAmong(LedgerReason.QUORUM_MISSING, "enact consortium", WholeStory.told().forged(
                "approve consortium " + C, tx -> WholeStory.with(tx, Story.write(rejected(tx.timestamp())))));
    }

    private static Approval rejected(long at) {
        Digest proposal = Banks.consortium(1_800_000_000_000L, 1, ALL, 3).digest();
        return new Approval(C, at, SubjectKind.CONSORTIUM, proposal.hex(), proposal, Decision.REJECT, Optional.of("no"),
                Optional.empty());
    }

    @Test
    void a_later_consortium_needs_a_quorum_of_the_one_before() {
        Story story = WholeStory.told();
        Digest next = Banks.consortium(story.now(), 2, FIVE, 3).digest();
        story.tell("propose", A, "operator", at -> Banks.consortium(at, 2, FIVE, 3));
        story.tell("approve", B, "approver", at -> Banks.approval(B, at, SubjectKind.CONSORTIUM, next.hex(), next));
        story.tell("approve too", C, "approver", at -> Banks.approval(C, at, SubjectKind.CONSORTIUM, next.hex(), next));
        story.tell("enact", A, "operator", at -> Banks.enactment(at, SubjectKind.CONSORTIUM, FactKey.sequence(2), next));
        Forgeries.expect(LedgerReason.QUORUM_MISSING, "enact", story);
    }

    @Test
    void a_withdrawn_approval_does_not_count() {
        Story story = WholeStory.told();
        Digest next = Banks.consortium(story.now(), 2, ALL, 4).digest();
        story.tell("propose", A, "operator", at -> Banks.consortium(at, 2, ALL, 4));
        for (PartyId bank : List.of(A, B, C)) {
            story.tell("approve " + bank, bank, "approver",
                    at -> Banks.approval(bank, at, SubjectKind.CONSORTIUM, next.hex(), next));
        }
        story.tell("withdraw", B, "approver", at -> withdrawal(B, at, next));
        story.tell("enact", A, "operator", at -> Banks.enactment(at, SubjectKind.CONSORTIUM, FactKey.sequence(2), next));
        Forgeries.expect(LedgerReason.QUORUM_MISSING, "enact", story);
    }

    private static Withdrawal withdrawal(PartyId by, long at, Digest of) {
        return new Withdrawal(by, at, SubjectKind.CONSORTIUM, of.hex(), of, Optional.empty(), Optional.empty());
    }

    @Test
    void a_withdrawal_without_an_approval_is_named() {
        Story story = WholeStory.told();
        Digest next = Banks.consortium(story.now(), 2, ALL, 4).digest();
        story.tell("propose", A, "operator", at -> Banks.consortium(at, 2, ALL, 4));
        story.tell("withdraw", B, "approver", at -> withdrawal(B, at, next));
        Forgeries.expect(LedgerReason.NOT_FOUND, "withdraw", story);
    }

    @Test
    void an_approval_of_other_bytes_is_named() {
        Story story = WholeStory.told();
        story.tell("approve", Banks.D, "approver",
                at -> Banks.approval(Banks.D, at, SubjectKind.MODEL_VERSION, "fraud.1", Banks.digest("another")));
        Forgeries.expect(SharedReason.DIGEST_MISMATCH, "approve", story);
    }

    @Test
    void an_approval_of_nothing_is_named() {
        for (String subject : List.of("fraud.9", "fraud", "fraud.01", ".1", "fraud.99999999999")) {
            Story story = WholeStory.told();
            story.tell("approve", B, "approver",
                    at -> Banks.approval(B, at, SubjectKind.MODEL_VERSION, subject, Banks.digest("x")));
            Forgeries.expect(LedgerReason.NOT_FOUND, "approve", story);
        }
    }

    @Test
    void a_proposal_that_skips_a_number_is_named() {
        Story story = WholeStory.told();
        story.tell("propose", A, "operator", at -> Banks.consortium(at, 3, ALL, 3));
        Forgeries.expect(LedgerReason.NOT_CURRENT, "propose", story);
    }

    @Test
    void a_quorum_below_a_majority_is_named() {
        Story story = WholeStory.told();
        story.tell("propose", A, "operator", at -> Banks.consortium(at, 2, ALL, 2));
        Forgeries.expect(LedgerReason.FLOOR_VIOLATED, "propose", story);
    }

    @Test
    void a_changed_mode_is_named() {
        Story story = WholeStory.told();
        story.tell("propose", A, "operator", at -> inProduction(Banks.consortium(at, 2, ALL, 3)));
        Forgeries.expect(LedgerReason.MODE_FIXED, "propose", story);
    }

    private static Consortium inProduction(Consortium of) {
        return new Consortium(of.by(), of.at(), of.seq(), of.members(), of.regulators(), ConsortiumMode.PRODUCTION,
                of.governanceQuorum(), of.modelQuorum(), of.minContributors(), of.cohortChangeMinimum(), of.appraisalPolicy(),
                of.anchorPadTo());
    }

    @Test
    void an_enactment_of_what_cannot_be_enacted_is_named() {
        Story story = WholeStory.told();
        story.tell("enact", A, "operator",
                at -> Banks.enactment(at, SubjectKind.MODEL_VERSION, "fraud.1", Banks.digest("x")));
        Forgeries.expect(LedgerReason.MALFORMED_FACT, "enact", story);
    }

    @Test
    void reference_values_in_force_without_a_quorum_are_named() {
        Forgeries.expectAmong(LedgerReason.QUORUM_MISSING, "enact image", WholeStory.told().without("approve image " + C));
    }

    @Test
    void a_party_out_of_its_chain_is_named() {
        Story story = WholeStory.told();
        story.tell("register", A, "operator", at -> new Party(A, at, 3, "A", PartyRole.BANK, List.of(), List.of(),
                Optional.empty()));
        Forgeries.expect(LedgerReason.NOT_CURRENT, "register", story);
    }

    @Test
    void a_key_without_a_certificate_is_named() {
        Story story = WholeStory.told();
        PartyKey key = new PartyKey("k1", KeyUse.RECEIPT, OpaqueBytes.of(new byte[] {1, 2}), Banks.LATER);
        story.tell("register", A, "operator", at -> new Party(A, at, 2, "A", PartyRole.BANK, List.of(), List.of(key),
                Optional.empty()));
        Forgeries.expect(LedgerReason.CERTIFICATE_INVALID, "register", story);
    }
}
