package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What banks answer to an opener that asks for more than its due, and all parties to a false end of a slot.
final class HostileOpenerTest {
    private static final String OPENER = "bank-01";
    private static final String BANK = "bank-03";

    @Test
    void reveals_are_not_given_before_the_freeze() {
        Stage stage = Stage.frozen(4, 41);
        stage.network.wire.clear();
        RevealRequest request =
                stage.request(OPENER, stage.digest(new byte[0]), stage.network.roster.parties(), List.of());
        assertEquals(List.of(SumRefusal.REVEAL_BEFORE_FREEZE), stage.give(BANK, request));
        assertTrue(stage.network.wire.isEmpty());
    }

    @Test
    void both_kinds_of_seeds_of_one_bank_and_needless_seeds_are_not_given() {
        Stage stage = withoutBankFour(42);
        Octets digest = stage.take(Reveal.class).get(BANK).freezeDigest();
        List<String> members = List.of("bank-01", "bank-02", BANK);
        assertRefused(stage, SumRefusal.BOTH_KINDS, stage.request(OPENER, digest, members, List.of("bank-02", "bank-04")));
        assertRefused(stage, SumRefusal.NEEDLESS_SEED,
                stage.request(OPENER, digest, List.of("bank-01", "bank-04"), List.of()));
        assertRefused(stage, SumRefusal.NEEDLESS_SEED,
                stage.request(OPENER, digest, List.of("bank-01", "bank-02"), List.of(BANK)));
        assertRefused(stage, SumRefusal.SET_CONFLICT, stage.request(OPENER, stage.r, members, List.of("bank-04")));
        assertEquals(List.of(), stage.give(BANK, stage.request(OPENER, digest, members, List.of("bank-04"))));
        assertEquals(1, stage.take(Reveal.class).size());
    }

    @Test
    void a_party_that_is_no_opener_gets_no_reveal() {
        Stage stage = Stage.revealing(4, 43);
        Octets digest = stage.take(Reveal.class).get(BANK).freezeDigest();
        assertRefused(stage, SumRefusal.NOT_IN_ROSTER,
                stage.request("bank-02", digest, stage.network.roster.parties(), List.of()));
        RevealRequest forged = new RevealRequest(stage.r, OPENER, digest, stage.network.roster.parties(), List.of(),
                stage.request("bank-02", digest, stage.network.roster.parties(), List.of()).proof());
        assertRefused(stage, SumRefusal.SIGNATURE_INVALID, forged);
        assertEquals(List.of(SumRefusal.NOT_IN_ROSTER), stage.order("bank-02", new SumInput.AwaitOpening(
                new AwaitSum(stage.aggregation, OPENER, Secret.wrap(new byte[32])))));
    }

    @Test
    void an_announced_opening_by_another_party_or_of_another_freeze_is_refused() {
        Stage stage = Stage.revealing(4, 44);
        Octets digest = stage.take(Reveal.class).get(BANK).freezeDigest();
        assertRefused(stage, SumRefusal.NOT_IN_ROSTER, stage.opened("bank-02", digest));
        assertRefused(stage, SumRefusal.SET_CONFLICT, stage.opened(OPENER, stage.r));
        Opened honest = stage.opened(OPENER, digest);
        assertRefused(stage, SumRefusal.SIGNATURE_INVALID,
                new Opened(stage.r, OPENER, digest, stage.r, honest.proof()));
        assertEquals(List.of(), stage.give(BANK, honest));
    }

    @Test
    void forged_foreign_stale_and_incomplete_slot_signatures_are_refused() {
        Stage stage = closing(45);
        SlotSignature honest = stage.take(SlotSignature.class).get("bank-02");
        assertRefused(stage, SumRefusal.SIGNATURE_INVALID, new SlotSignature(
                honest.sessionId(), 0, "bank-04", honest.recordDigests(), honest.signature()));
        assertRefused(stage, SumRefusal.SIGNATURE_INVALID, new SlotSignature(honest.sessionId(), 0, "bank-02",
                List.of(), honest.signature()));
        assertRefused(stage, SumRefusal.NOT_IN_ROSTER, new SlotSignature(
                honest.sessionId(), 0, "bank-99", honest.recordDigests(), honest.signature()));
        assertRefused(stage, SumRefusal.WRONG_SESSION, signed(stage, "bank-02", stage.r, 0, honest.recordDigests()));
        assertRefused(stage, SumRefusal.STALE_SLOT,
                signed(stage, "bank-02", honest.sessionId(), 1, honest.recordDigests()));
        assertRefused(stage, SumRefusal.SIGNATURE_INVALID,
                signed(stage, "bank-02", honest.sessionId(), 0, honest.recordDigests().subList(1, 2)));
        assertEquals(List.of(), stage.give(BANK, honest));
    }

    @Test
    void two_slot_signatures_of_one_party_are_equivocation() {
        Stage stage = closing(46);
        SlotSignature honest = stage.take(SlotSignature.class).get("bank-02");
        assertEquals(List.of(), stage.give(BANK, honest));
        List<Octets> more = new ArrayList<>(honest.recordDigests());
        more.add(stage.r);
        assertRefused(stage, SumRefusal.EQUIVOCATION, signed(stage, "bank-02", honest.sessionId(), 0, more));
    }

    @Test
    void a_slot_stays_open_and_the_next_is_refused_until_all_have_signed() {
        Stage stage = closing(47);
        var signatures = stage.take(SlotSignature.class);
        signatures.remove("bank-04");
        signatures.forEach((party, signature) -> stage.network.roster.others(party)
                .forEach(other -> stage.give(other, signature)));
        assertFalse(stage.network.told.get(BANK).stream().anyMatch(Effect.SlotClosed.class::isInstance));
        var next = new Aggregation(
                stage.network.sessionId, 1, 0, stage.aggregation.parameters());
        assertEquals(List.of(SumRefusal.SIGNATURE_INVALID), stage.order(BANK, new SumInput.ContributeCells(
                new Contribute(next, OPENER, new long[6], Secret.wrap(new byte[32])))));
    }

    private static SlotSignature signed(
            Stage stage, String party, Octets sessionId, int slot, List<Octets> digests) {
        var context = stage.network.contexts.get(party);
        byte[] statement = SlotSignature.statement(sessionId, slot, party, digests, context.primitives());
        return new SlotSignature(sessionId, slot, party, digests, context.signer().signPostQuantum(statement));
    }

    private static Stage closing(long seed) {
        Stage stage = Stage.frozen(4, seed);
        stage.network.deliver();
        for (String bank : stage.network.roster.parties()) {
            stage.network.apply(bank, new SumInput.CloseSlot(stage.network.roster));
        }
        return stage;
    }

    private static Stage withoutBankFour(long seed) {
        Stage stage = Stage.contributing(4, seed);
        stage.network.down.add("bank-04");
        stage.network.deliver();
        stage.network.freeze(stage.aggregation);
        stage.take(FrozenSum.class).forEach((bank, frozen) -> stage.give(bank, frozen));
        assertEquals(Roster.of(List.of("bank-01", "bank-02", BANK)), stage.network.register.getFirst().members());
        return stage;
    }

    private static void assertRefused(
            Stage stage, SumRefusal reason, SumMessage message) {
        int sent = stage.network.wire.size();
        assertEquals(List.of(reason), stage.give(BANK, message));
        assertEquals(sent, stage.network.wire.size(), "nothing leaves after a refusal");
    }
}
