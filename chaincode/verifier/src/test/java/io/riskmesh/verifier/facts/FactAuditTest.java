package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for facts of every kind: bytes, keys, authors, times.
final class FactAuditTest {

    @Test
    void a_whole_story_in_which_nobody_breaks_a_rule_passes() {
        FactAudit.Outcome audit = WholeStory.told().audit(WholeStory.CHANNEL);
        assertEquals(List.of(), audit.failures());
        assertTrue(audit.checked() >= 60, "It saw " + audit.checked() + " facts");
        assertEquals(List.of(AuditReason.NOT_APPRAISED, AuditReason.NOT_APPRAISED, AuditReason.RECEIPT_KEY_MISSING,
                AuditReason.RECEIPT_KEY_MISSING), audit.warnings().stream().map(Discrepancy::code).toList());
    }

    @Test
    void a_second_run_on_the_same_banks_and_days_passes() {
        Story story = WholeStory.told().without("revoke").without("retire").without("use for scoring");
        WholeStory.run(story, new RunId("fraud", 2), 2, 40, " again");
        assertEquals(List.of(), story.audit(WholeStory.CHANNEL).failures());
    }

    @Test
    void bytes_that_are_no_fact_are_named() {
        Forgeries.expect(LedgerReason.MALFORMED_FACT, "register " + A, WholeStory.told().forged("register " + A, tx ->
                WholeStory.with(tx, new FactWrite(tx.writes().getFirst().key(), Optional.of(OpaqueBytes.of(new byte[] {'{'}))))));
        Forgeries.expect(LedgerReason.MALFORMED_FACT, "register " + A, WholeStory.told().forged("register " + A, tx ->
                WholeStory.with(tx, new FactWrite("no composite key", tx.writes().getFirst().value()))));
    }

    @Test
    void a_fact_under_another_key_is_named() {
        Forgeries.expect(AuditReason.KEY_MISMATCH, "register " + A, WholeStory.told().forged("register " + A, tx ->
                WholeStory.with(tx, new FactWrite(Banks.party(B, 1).key().compositeKey(), tx.writes().getFirst().value()))));
    }

    @Test
    void a_deleted_key_is_named() {
        Forgeries.expect(AuditReason.KEY_DELETED, "revoke", WholeStory.told().forged("revoke", tx -> WholeStory.with(tx,
                new FactWrite(Banks.grant(A, 1, "payments", 1, Banks.LATER).key().compositeKey(), Optional.empty()))));
    }

    @Test
    void a_key_that_is_written_twice_is_named() {
        Story story = WholeStory.told();
        story.tell("rewrite", A, "approver", at -> Banks.grant(A, at, "payments", 1_000_000, Banks.LATER));
        Forgeries.expectAmong(AuditReason.KEY_REWRITTEN, "rewrite", story);
    }

    @Test
    void a_fact_signed_by_another_party_is_named() {
        Forgeries.expect(SharedReason.WRONG_PARTY, "authorize " + A, WholeStory.told().forged("authorize " + A,
                tx -> new FactTransaction(tx.block(), tx.index(), B.value(), tx.roles(), tx.timestamp(), tx.writes())));
    }

    @Test
    void a_fact_signed_without_the_role_is_named() {
        Forgeries.expect(SharedReason.WRONG_ROLE, "authorize " + A, WholeStory.told().forged("authorize " + A,
                tx -> new FactTransaction(tx.block(), tx.index(), tx.creator(), Set.of("gateway", "admin"), tx.timestamp(),
                        tx.writes())));
    }

    @Test
    void a_time_that_is_not_the_transactions_is_named() {
        Forgeries.expect(AuditReason.TIME_MISMATCH, "authorize " + A, WholeStory.told().forged("authorize " + A,
                tx -> new FactTransaction(tx.block(), tx.index(), tx.creator(), tx.roles(), tx.timestamp() + 1, tx.writes())));
    }

    @Test
    void a_stranger_is_named() {
        Story story = WholeStory.told();
        story.tell("stranger", Banks.REGULATOR, "operator", at -> Banks.party(Banks.REGULATOR, at));
        Forgeries.expect(SharedReason.NOT_A_MEMBER, "stranger", story);
    }

    @Test
    void facts_that_do_not_belong_together_are_named() {
        Forgeries.expect(AuditReason.UNEXPECTED_WRITE, "revoke", WholeStory.told().forged("revoke", tx -> WholeStory.adding(tx,
                Story.write(new Revocation(A, tx.timestamp(), A + ".unknown", "mistake")))), LedgerReason.NOT_FOUND);
    }

    @Test
    void the_channels_organisations_are_the_consortiums() {
        Story story = WholeStory.told();
        FactAudit.Outcome audit = story.audit(Set.of("AppleMSP", "BirchMSP", "CedarMSP", "DaisyMSP"));
        assertEquals(AuditReason.MEMBERS_DIFFER, audit.failures().getFirst().code());
        assertEquals("enact consortium", story.labelOf(audit.failures().getFirst()));
    }
}
