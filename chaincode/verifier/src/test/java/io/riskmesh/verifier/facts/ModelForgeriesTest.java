package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.ALL;
import static io.riskmesh.verifier.facts.Banks.B;
import static io.riskmesh.verifier.facts.Banks.C;
import static io.riskmesh.verifier.facts.Banks.POLICY;
import static io.riskmesh.verifier.facts.Banks.RUN;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forged models, enclaves and anchors: one rule broken per test.
final class ModelForgeriesTest {

    @Test
    void a_model_in_use_without_a_quorum_is_named() {
        Forgeries.expect(LedgerReason.QUORUM_MISSING, "activate", WholeStory.told().without("approve model " + B));
    }

    @Test
    void a_policy_without_a_quorum_is_named() {
        Forgeries.expect(LedgerReason.QUORUM_MISSING, "activate", WholeStory.told().without("approve policy " + B));
    }

    @Test
    void an_image_that_is_not_in_force_is_named() {
        Forgeries.expect(LedgerReason.REFERENCE_VALUES_UNAPPROVED, "activate", WholeStory.told().without("enact image"));
    }

    @Test
    void a_model_of_a_run_that_is_not_complete_is_named() {
        Forgeries.expect(LedgerReason.RUN_NOT_COMPLETE, "propose model", WholeStory.told().without("close"));
    }

    @Test
    void a_model_with_other_participants_uses_or_transcript_is_named() {
        proposed(LedgerReason.RUN_NOT_COMPLETE, 2, List.of(A, B, C), "x", Banks.TRANSCRIPT);
        proposed(LedgerReason.RUN_NOT_COMPLETE, 2, ALL, "another.grant", Banks.TRANSCRIPT);
        proposed(LedgerReason.RUN_NOT_COMPLETE, 2, ALL, "", Banks.digest("another transcript"));
        proposed(LedgerReason.NOT_CURRENT, 3, ALL, "", Banks.TRANSCRIPT);
    }

    private static void proposed(ReasonCode code, int version, List<PartyId> participants, String grant, Digest transcript) {
        List<UseRef> uses = ALL.stream().map(bank -> new UseRef(grant.isEmpty() ? Banks.grantOf(bank) : grant, 1)).toList();
        forged(code, A, "scientist", at -> new ModelVersion(A, at, "fraud", version, Optional.of(RUN), Banks.digest("f"), "json",
                Banks.digest("s"), Banks.digest("s"), Banks.digest("r"), Optional.empty(), participants, uses, transcript, 0,
                List.of(), List.of()));
    }

    @Test
    void a_model_proposed_by_an_outsider_or_after_no_parent_is_named() {
        forged(SharedReason.WRONG_PARTY, B, "scientist", at -> elsewhere(B, at, List.of(A), Optional.empty()));
        forged(LedgerReason.NOT_FOUND, A, "scientist", at -> elsewhere(A, at, List.of(A), Optional.of(7)));
    }

    private static ModelVersion elsewhere(PartyId by, long at, List<PartyId> participants, Optional<Integer> parent) {
        return new ModelVersion(by, at, "fraud", 2, Optional.empty(), Banks.digest("f"), "json", Banks.digest("s"),
                Banks.digest("s"), Banks.digest("r"), parent, participants, List.of(), Banks.digest("t"), 0, List.of(), List.of());
    }

    @Test
    void an_activation_out_of_its_chain_is_named() {
        forged(LedgerReason.NOT_CURRENT, A, "operator", at -> Banks.activation(at, 4, ActivationState.ACTIVE, POLICY));
    }

    @Test
    void an_end_of_what_is_not_in_use_is_named() {
        forged(LedgerReason.NOT_CURRENT, A, "operator", at -> Banks.activation(at, 3, ActivationState.REVOKED, POLICY));
    }

    @Test
    void an_alias_of_what_is_not_in_use_is_named() {
        forged(LedgerReason.MODEL_NOT_ACTIVE, A, "operator", at -> new Alias(A, at, "fraud", "current", 2, 2));
        forged(LedgerReason.NOT_CURRENT, A, "operator", at -> new Alias(A, at, "fraud", "current", 2, 1));
    }

    @Test
    void an_image_of_a_model_that_is_not_there_is_named() {
        forged(LedgerReason.NOT_FOUND, A, "operator", at -> new ReferenceValues(A, at, "other", EnclaveUse.SCORER,
                Banks.digest("m"), Optional.empty(), 0, 0, List.of(new ModelRef("fraud", 9)), Banks.digest("r"), true));
    }

    @Test
    void a_finding_about_an_open_run_or_a_stranger_is_named() {
        forged(LedgerReason.NOT_FOUND, B, "operator", at -> finding(at, 1, Banks.REGULATOR, RUN));
        forged(LedgerReason.NOT_CURRENT, B, "operator", at -> finding(at, 2, C, RUN));
        Story story = WholeStory.told().without("revoke").without("use for scoring");
        WholeStory.open(story, new RunId("fraud", 2), 2, 40, " again");
        story.tell("forged", B, "operator", at -> finding(at, 1, C, new RunId("fraud", 2)));
        Forgeries.expect(LedgerReason.RUN_NOT_COMPLETE, "forged", story);
    }

    private static Finding finding(long at, int seq, PartyId accused, RunId run) {
        return new Finding(B, at, seq, accused, "input_disproved", run, Optional.of(5), Banks.digest("evidence"));
    }

    @Test
    void collateral_older_than_the_link_before_is_named() {
        forged(LedgerReason.COLLATERAL_OLDER, B, "gateway", at -> Banks.collateral(at, 2, 16));
        forged(LedgerReason.NOT_CURRENT, B, "gateway", at -> Banks.collateral(at, 3, 17));
        Collateral sample = Banks.collateral(1, 1, 17);
        forged(LedgerReason.COLLATERAL_OLDER, B, "gateway", at -> new Collateral(B, at, sample.type(), sample.fmspc(), 2,
                sample.body(), sample.issuerChain(), List.of(), sample.issueDate() - 1, Banks.LATER, 17));
    }

    @Test
    void an_enclave_of_an_image_that_is_not_in_force_is_named() {
        Forgeries.expectAmong(LedgerReason.REFERENCE_VALUES_UNAPPROVED, "admit", WholeStory.told().without("enact image"));
        Forgeries.expectAmong(LedgerReason.QUORUM_MISSING, "admit", WholeStory.told().without("approve image " + C));
    }

    @Test
    void an_enclave_of_another_host_or_without_collateral_is_named() {
        forged(SharedReason.WRONG_PARTY, B, "gateway", at -> instance(at, C + ".i1", 1));
        forged(LedgerReason.NOT_FOUND, B, "gateway", at -> instance(at, B + ".i2", 9));
    }

    private static EnclaveInstance instance(long at, String id, int collateral) {
        EnclaveInstance right = Banks.instance(at);
        return new EnclaveInstance(B, at, id, 1, right.referenceValues(), right.evidence(),
                List.of(new CollateralRef("SGX_TCB", "00906ED50000", collateral)), List.of(), 3, right.bindingHeaderHash(),
                right.result(), right.validUntil());
    }

    @Test
    void a_gap_between_anchors_is_named() {
        Forgeries.expect(AuditReason.ANCHOR_GAP, "second anchor", WholeStory.told().without("anchor"));
    }

    @Test
    void a_forked_log_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", B, "gateway", at -> Banks.anchor(at, 3, 256, 191, WholeStory.SIGNATURE));
        Forgeries.expect(AuditReason.ANCHOR_FORK, "forged", story);
        Story first = WholeStory.told().forged("anchor", tx -> WholeStory.with(tx,
                Story.write(Banks.anchor(tx.timestamp(), 1, 64, 1, WholeStory.SIGNATURE))));
        Forgeries.expect(AuditReason.ANCHOR_FORK, "anchor", first);
    }

    @Test
    void an_anchor_that_shrinks_the_log_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", B, "gateway", at -> Banks.anchor(at, 3, 100, 192, WholeStory.SIGNATURE));
        Forgeries.expect(AuditReason.ANCHOR_FORK, "forged", story);
    }

    @Test
    void an_anchor_of_another_banks_log_or_of_models_that_never_scored_is_named() {
        Story story = WholeStory.told().without("activate").without("alias").without("use for scoring").without("retire");
        Forgeries.expect(LedgerReason.NOT_FOUND, "second anchor", story);
    }

    private static void forged(ReasonCode code, PartyId by, String role, Story.Made fact) {
        Story story = WholeStory.told();
        story.tell("forged", by, role, fact);
        Forgeries.expect(code, "forged", story);
    }
}
