package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.ALL;
import static io.riskmesh.verifier.facts.Banks.B;
import static io.riskmesh.verifier.facts.Banks.C;
import static io.riskmesh.verifier.facts.Banks.D;
import static io.riskmesh.verifier.facts.Banks.FROM;
import static io.riskmesh.verifier.facts.Banks.RUN;
import static io.riskmesh.verifier.facts.Banks.TO;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Forged runs: one rule broken per test.
final class RunForgeriesTest {

    private static final RunId NEXT = new RunId("fraud", 2);

    @Test
    void a_run_out_of_its_chain_is_named() {
        replaced(LedgerReason.NOT_CURRENT, "open", 0, (tx, _) -> Banks.run(tx.timestamp(), NEXT, 1, 3, SumOpeners.COORDINATOR),
                AuditReason.UNEXPECTED_WRITE);
    }

    @Test
    void a_threshold_below_a_majority_is_named() {
        replaced(SharedReason.TOO_FEW_BANKS, "open", 0, (tx, _) -> Banks.run(tx.timestamp(), RUN, 1, 2, SumOpeners.COORDINATOR));
    }

    @Test
    void sums_for_all_banks_without_the_duty_are_named() {
        replaced(LedgerReason.SUMS_NOT_AUTHORISED, "open", 0,
                (tx, _) -> Banks.run(tx.timestamp(), RUN, 1, 3, SumOpeners.ALL_BANKS));
    }

    @Test
    void sums_for_an_enclave_without_an_opener_are_named() {
        replaced(LedgerReason.REFERENCE_VALUES_UNAPPROVED, "open", 0,
                (tx, _) -> Banks.run(tx.timestamp(), RUN, 1, 3, SumOpeners.ENCLAVE));
    }

    @Test
    void a_run_on_a_grant_for_other_data_is_named() {
        Forgeries.expect(SharedReason.PURPOSE_MISMATCH, "open", WholeStory.told().forged("authorize " + B,
                tx -> WholeStory.with(tx, Story.write(Banks.grant(B, tx.timestamp(), "cards", 100, Banks.LATER)))));
    }

    @Test
    void a_run_that_leaves_a_use_out_is_named() {
        Story story = WholeStory.told().forged("open", tx -> WholeStory.with(tx,
                tx.writes().subList(0, 4).toArray(FactWrite[]::new)));
        Forgeries.expect(SharedReason.AUTHORISATION_MISSING, "open", story);
    }

    @Test
    void a_join_after_a_reveal_is_named() {
        moved(LedgerReason.ORDER_VIOLATED, "join " + D, "reveal " + A, at -> Banks.join(D, at, RUN), D);
    }

    @Test
    void a_join_of_a_run_that_is_not_there_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", A, "gateway", at -> Banks.join(A, at, NEXT));
        Forgeries.expect(LedgerReason.NOT_FOUND, "forged", story);
    }

    @Test
    void a_reveal_before_all_joined_is_named() {
        Forgeries.expect(LedgerReason.ORDER_VIOLATED, "reveal " + A, WholeStory.told().without("join " + D));
    }

    @Test
    void a_nonce_that_was_not_committed_to_is_named() {
        replaced(LedgerReason.COIN_MISMATCH, "reveal " + B, 0,
                (tx, _) -> new CoinReveal(B, tx.timestamp(), RUN, OpaqueBytes.of(new byte[32])));
    }

    @Test
    void a_seal_of_others_than_those_who_revealed_is_named() {
        replaced(LedgerReason.ORDER_VIOLATED, "seal", 0, (tx, _) -> {
            RunSeal seal = Banks.seal(tx.timestamp(), RUN, List.of(A, B, C));
            return new RunSeal(B, tx.timestamp(), RUN, seal.participants(), seal.coinSeed());
        });
    }

    @Test
    void a_seal_with_another_coin_is_named() {
        replaced(LedgerReason.COIN_MISMATCH, "seal", 0,
                (tx, _) -> new RunSeal(B, tx.timestamp(), RUN, ALL, Banks.digest("my coin")));
    }

    @Test
    void a_survivor_set_by_another_than_the_initiator_is_named() {
        Story story = WholeStory.told().without("close").without("revoke").without("retire");
        story.tell("forged", B, "gateway", at -> new SurvivorRecord(B, at, RUN, 3, 500, 599, ALL, Optional.empty()));
        Forgeries.expectAmong(SharedReason.WRONG_PARTY, "forged", story);
    }

    @Test
    void slots_that_belong_to_an_earlier_set_are_named() {
        replaced(LedgerReason.SLOTS_OVERLAP, "freeze again", 0, (tx, _) -> Banks.survivors(tx.timestamp(), RUN, 2, 99, ALL));
    }

    @Test
    void a_broken_order_of_survivor_sets_is_named() {
        replaced(LedgerReason.NOT_CURRENT, "freeze again", 0, (tx, _) -> Banks.survivors(tx.timestamp(), RUN, 3, 100, ALL));
    }

    @Test
    void a_survivor_who_took_no_part_is_named() {
        replaced(SharedReason.NOT_A_MEMBER, "freeze again", 0, (tx, _) ->
                Banks.survivors(tx.timestamp(), RUN, 2, 100, List.of(A, B, Banks.REGULATOR)));
    }

    @Test
    void too_few_survivors_are_named() {
        replaced(SharedReason.TOO_FEW_BANKS, "freeze again", 0,
                (tx, _) -> Banks.survivors(tx.timestamp(), RUN, 2, 100, List.of(A, B)));
    }

    @Test
    void a_set_frozen_after_a_revocation_is_named() {
        Story story = WholeStory.told().without("close").without("retire").without("propose model");
        story.tell("forged", A, "gateway", at -> Banks.survivors(at, RUN, 3, 500, ALL));
        Forgeries.expectAmong(SharedReason.AUTHORISATION_REVOKED, "forged", story);
    }

    @Test
    void a_cohort_that_differs_by_one_bank_is_named() {
        Story story = WholeStory.told().without("use for scoring").without("revoke").without("retire");
        WholeStory.open(story, NEXT, 2, 40, " again");
        story.tell("forged", A, "gateway", at -> Banks.survivors(at, NEXT, 1, 0, List.of(A, B, C)), at -> Banks.cohort(at, NEXT, 2,
                List.of(new Cohort(ALL, FROM, TO), new Cohort(List.of(A, B, C), FROM, TO))));
        Forgeries.expect(LedgerReason.COHORT_TOO_CLOSE, "forged", story);
    }

    @Test
    void a_cohort_that_is_forgotten_is_named() {
        Story story = WholeStory.told().without("use for scoring").without("revoke").without("retire");
        WholeStory.open(story, NEXT, 2, 40, " again");
        story.tell("forged", A, "gateway", at -> Banks.survivors(at, NEXT, 1, 0, ALL), at -> Banks.cohort(at, NEXT, 2, List.of()));
        Forgeries.expect(SharedReason.DIGEST_MISMATCH, "forged", story);
    }

    @Test
    void a_first_set_without_its_cohort_is_named() {
        Story story = WholeStory.told().forged("freeze", tx -> WholeStory.with(tx, tx.writes().getFirst()));
        Forgeries.expect(AuditReason.UNEXPECTED_WRITE, "freeze", story);
    }

    @Test
    void a_cohort_alone_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", A, "gateway", at -> Banks.cohort(at, RUN, 2, List.of()));
        Forgeries.expect(AuditReason.UNEXPECTED_WRITE, "forged", story);
    }

    @Test
    void a_gap_between_transcripts_is_named() {
        Forgeries.expect(LedgerReason.GAP, "last transcript of " + B, WholeStory.told().without("transcript of " + B));
    }

    @Test
    void a_transcript_after_a_revocation_is_named() {
        Story story = WholeStory.told().without("close").without("retire").without("propose model");
        story.tell("forged", D, "gateway", at -> Banks.transcript(D, at, RUN, 10, 19));
        Forgeries.expectAmong(SharedReason.AUTHORISATION_REVOKED, "forged", story);
    }

    @Test
    void a_transcript_of_a_closed_run_is_named() {
        Story story = WholeStory.told();
        story.tell("forged", D, "gateway", at -> Banks.transcript(D, at, RUN, 10, 19));
        Forgeries.expect(LedgerReason.ORDER_VIOLATED, "forged", story);
    }

    @Test
    void a_run_completed_on_different_transcripts_is_named() {
        Forgeries.expect(LedgerReason.TRANSCRIPTS_DIFFER, "close", WholeStory.told().forged("last transcript of " + B,
                tx -> WholeStory.with(tx, Story.write(new TranscriptDigest(B, tx.timestamp(), RUN, 10, 19, Banks.digest("other"),
                        Banks.digest("model of 19"), Banks.digest("sums"))))));
    }

    @Test
    void a_run_closed_by_another_bank_is_named() {
        Story story = WholeStory.told();
        WholeStory.open(story.without("revoke").without("use for scoring"), NEXT, 2, 40, " again");
        story.tell("forged", B, "scientist",
                at -> new RunClose(B, at, NEXT, RunOutcome.ABORTED, Optional.of("cell_too_small"), 0));
        Forgeries.expect(SharedReason.WRONG_PARTY, "forged", story);
    }

    private static void replaced(ReasonCode code, String label, int write, BiFunction<FactTransaction, FactWrite, Fact> forged,
            ReasonCode... beside) {
        Forgeries.expect(code, label, WholeStory.told().forged(label, tx -> {
            List<FactWrite> writes = new ArrayList<>(tx.writes());
            writes.set(write, Story.write(forged.apply(tx, writes.get(write))));
            return WholeStory.with(tx, writes.toArray(FactWrite[]::new));
        }), beside);
    }

    /// The transaction happens at the place of another one, which is left out.
    private static void moved(ReasonCode code, String label, String to, Story.Made fact, PartyId by) {
        Story story = WholeStory.told().without(label).forged(to, tx -> new FactTransaction(tx.block(), tx.index(), by.value(),
                tx.roles(), tx.timestamp(), List.of(Story.write(fact.at(tx.timestamp())))));
        story.forged("reveal " + B, tx -> new FactTransaction(tx.block(), tx.index(), by.value(), tx.roles(), tx.timestamp(),
                List.of(Story.write(fact.at(tx.timestamp())))));
        story.forged(to, tx -> new FactTransaction(tx.block(), tx.index(), A.value(), tx.roles(), tx.timestamp() + 3_700_000,
                List.of(Story.write(Banks.reveal(A, tx.timestamp() + 3_700_000, RUN)))));
        Forgeries.expect(code, "reveal " + B, story);
    }
}
