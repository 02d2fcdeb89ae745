package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What banks and openers answer to a relay that lies: always a refusal by its stable reason, never a share.
final class HostileRelayTest {
    private static final String BANK = "bank-03";

    @Test
    void a_sum_over_two_banks_is_refused() {
        Stage stage = Stage.frozen(3, 1);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        Roster two = Roster.of(List.of("bank-01", BANK));
        stage.network.register.add(new SurvivorSet(stage.network.sessionId, 5, 5, two));
        refuses(stage, SumRefusal.TOO_FEW_BANKS, stage.over(honest, two, 0, 0));
    }

    @Test
    void a_set_below_the_threshold_is_refused() {
        Stage stage = Stage.frozen(7, 2);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        refuses(stage, SumRefusal.TOO_FEW_BANKS,
                stage.over(honest, Roster.of(List.of("bank-01", "bank-02", BANK)), 0, 0));
    }

    @Test
    void a_stranger_in_the_set_is_refused() {
        Stage stage = Stage.frozen(4, 3);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        refuses(stage, SumRefusal.NOT_IN_ROSTER,
                stage.over(honest, Roster.of(List.of("bank-01", "bank-02", BANK, "bank-99")), 0, 0));
    }

    @Test
    void a_set_the_ledger_does_not_know_is_refused() {
        Stage stage = Stage.frozen(4, 4);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        refuses(stage, SumRefusal.SET_NOT_COVERED,
                stage.over(honest, Roster.of(List.of("bank-01", "bank-02", BANK)), 0, 0));
    }

    @Test
    void a_set_of_other_slots_or_with_a_range_the_wrong_way_round_is_refused() {
        Stage stage = Stage.frozen(4, 5);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        stage.network.register.add(new SurvivorSet(stage.network.sessionId, 3, 4, stage.network.roster));
        refuses(stage, SumRefusal.SET_NOT_COVERED, stage.over(honest, stage.network.roster, 3, 4));
        refuses(stage, SumRefusal.SET_NOT_COVERED, stage.over(honest, stage.network.roster, 4, 3));
    }

    @Test
    void a_second_set_for_the_same_aggregation_is_refused_with_both_freezes_as_proof() {
        Stage stage = Stage.frozen(5, 6);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        assertEquals(List.of(), stage.give(BANK, honest));
        Roster smaller = Roster.of(List.of("bank-01", "bank-02", BANK));
        stage.network.register.add(new SurvivorSet(stage.network.sessionId, 0, 0, smaller));
        FrozenSum second = stage.over(honest, smaller, 0, 0);
        refuses(stage, SumRefusal.SET_CONFLICT, second);
        assertEquals(List.of(honest, second), stage.network.refusals(BANK).getLast().evidence());
    }

    /// Even if the ledger's evidence were broken, a bank never answers under two sets that share a slot.
    @Test
    void a_later_aggregation_under_an_overlapping_set_is_refused() {
        Stage stage = Stage.frozen(5, 7);
        stage.network.deliver();
        Aggregation later = new Aggregation(stage.network.sessionId, 0, 1, stage.aggregation.parameters());
        stage.network.begin(later, stage.cells);
        stage.network.deliver();
        Roster four = Roster.of(stage.network.roster.others("bank-05"));
        stage.network.freeze(later, new SurvivorSet(stage.network.sessionId, 0, 9, four));
        stage.network.deliver();
        assertNull(stage.network.opened(later));
        assertEquals(SumRefusal.SET_CONFLICT, stage.network.refusals(BANK).getLast().refusal().reason());
    }

    @Test
    void a_range_with_a_set_opens_with_exactly_that_set() {
        Stage stage = Stage.frozen(5, 8);
        stage.network.deliver();
        Aggregation later = new Aggregation(
                stage.network.sessionId, 0, 1, stage.aggregation.parameters().following(stage.network.roster));
        stage.network.begin(later, stage.cells);
        stage.network.deliver();
        stage.network.freeze(later, new SurvivorSet(
                stage.network.sessionId, 0, 0, Roster.of(stage.network.roster.others("bank-05"))));
        stage.network.deliver();
        assertNull(stage.network.opened(later));
        assertEquals(SumRefusal.SET_CONFLICT, stage.network.refusals(BANK).getLast().refusal().reason());
    }

    @Test
    void banks_that_were_shown_different_sets_open_nothing() {
        Stage stage = Stage.frozen(5, 9);
        Map<String, FrozenSum> honest = stage.take(FrozenSum.class);
        Roster four = Roster.of(stage.network.roster.others("bank-05"));
        stage.network.register.add(new SurvivorSet(stage.network.sessionId, 0, 0, four));
        for (String bank : honest.keySet()) {
            boolean other = List.of("bank-02", BANK).contains(bank);
            stage.give(bank, other ? stage.over(honest.get(bank), four, 0, 0) : honest.get(bank));
        }
        Map<String, Reveal> reveals = stage.take(Reveal.class);
        assertEquals(5, reveals.size());
        reveals.forEach((_, reveal) -> stage.give("bank-01", reveal));
        stage.network.deliver();
        assertNull(stage.network.opened(stage.aggregation));
        assertTrue(stage.network.refusals("bank-01").stream()
                .allMatch(refused -> refused.refusal().reason() == SumRefusal.SET_CONFLICT));
    }

    @Test
    void a_freeze_of_another_aggregation_is_refused() {
        Stage stage = Stage.frozen(4, 10);
        FrozenSum old = stage.take(FrozenSum.class).get(BANK);
        stage.network.begin(new Aggregation(stage.network.sessionId, 0, 1, stage.aggregation.parameters()), stage.cells);
        refuses(stage, SumRefusal.WRONG_AGGREGATION, old);
    }

    @Test
    void a_freeze_by_a_bank_that_is_not_the_relay_is_refused() {
        Stage stage = Stage.frozen(4, 11);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        refuses(stage, SumRefusal.SIGNATURE_INVALID, new FrozenSum(
                stage.by("bank-02", honest.freeze()), honest.records(), honest.boxes(), honest.sum()));
        Freeze forged = new Freeze(honest.freeze().aggregation(), "bank-01", honest.freeze().members(), 0, 0,
                honest.freeze().vectorDigests(), honest.freeze().sumDigest(), honest.freeze().evidence(),
                stage.prove("bank-02", honest.freeze()));
        refuses(stage, SumRefusal.SIGNATURE_INVALID,
                new FrozenSum(forged, honest.records(), honest.boxes(), honest.sum()));
    }

    @Test
    void a_wrong_sum_is_found_by_banks_and_opener_and_not_opened() {
        Stage stage = Stage.frozen(4, 12);
        Map<String, FrozenSum> honest = stage.take(FrozenSum.class);
        byte[] wrong = honest.get(BANK).sum().toArray();
        CellBytes.put(Field.P61, wrong, 2, Field.P61.add(CellBytes.get(Field.P61, wrong, 2), 1));
        Relay relay = new Relay(stage, honest, wrong);
        relay.run();
        assertNull(stage.network.opened(stage.aggregation));
        for (String bank : stage.network.roster.parties()) {
            Effect.Refused refused = stage.network.refusals(bank).getLast();
            assertEquals(SumRefusal.FINGERPRINT_MISMATCH, refused.refusal().reason(), bank);
            assertTrue(refused.evidence().size() >= 5, "all reveals and the freeze");
        }
    }

    @Test
    void a_sum_that_is_not_the_promised_one_or_not_in_the_field_is_refused() {
        Stage stage = Stage.frozen(4, 13);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        byte[] wrong = honest.sum().toArray();
        wrong[0] ^= 1;
        refuses(stage, SumRefusal.DIGEST_MISMATCH,
                new FrozenSum(honest.freeze(), honest.records(), honest.boxes(), Octets.wrap(wrong)));
        CellBytes.put(Field.P61, wrong, 5, Field.P61.modulus());
        refuses(stage, SumRefusal.CELL_OUT_OF_FIELD, stage.withSum(honest, wrong));
        refuses(stage, SumRefusal.LENGTH_MISMATCH, stage.withSum(honest, new byte[7 * 8]));
    }

    @Test
    void missing_strange_and_exchanged_boxes_are_refused() {
        Stage stage = Stage.frozen(4, 14);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        Freeze freeze = honest.freeze();
        refuses(stage, SumRefusal.SHARE_UNREADABLE,
                new FrozenSum(freeze, honest.records(), honest.boxes().subList(1, 3), honest.sum()));
        List<SealedShares> boxes = new ArrayList<>(honest.boxes());
        boxes.set(0, new SealedShares(stage.r, boxes.get(0).from(), BANK, boxes.get(1).ciphertext()));
        refuses(stage, SumRefusal.DIGEST_MISMATCH, new FrozenSum(freeze, honest.records(), boxes, honest.sum()));
    }

    @Test
    void missing_and_exchanged_records_are_refused() {
        Stage stage = Stage.frozen(4, 15);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        List<ContributionRecord> records = honest.records();
        refuses(stage, SumRefusal.LENGTH_MISMATCH,
                new FrozenSum(honest.freeze(), records.subList(0, 3), honest.boxes(), honest.sum()));
        refuses(stage, SumRefusal.NOT_IN_ROSTER, new FrozenSum(honest.freeze(),
                List.of(records.get(1), records.get(0), records.get(2), records.get(3)), honest.boxes(), honest.sum()));
        ContributionRecord forged = new ContributionRecord(stage.r, BANK, 6, records.get(0).vectorDigest(),
                records.get(2).selfCommitment(), records.get(2).pairCommitments(),
                records.get(2).sealedShareDigests(), records.get(2).proof());
        refuses(stage, SumRefusal.SIGNATURE_INVALID, new FrozenSum(honest.freeze(),
                List.of(records.get(0), records.get(1), forged, records.get(3)), honest.boxes(), honest.sum()));
    }

    /// The relay's own record is one it can authenticate anew; the pair commitment in it must be the partner's, too.
    @Test
    void a_record_with_another_pair_commitment_is_refused() {
        Stage stage = Stage.frozen(4, 16);
        FrozenSum honest = stage.take(FrozenSum.class).get(BANK);
        ContributionRecord own = honest.records().getFirst();
        List<Octets> commitments = new ArrayList<>(own.pairCommitments());
        commitments.set(1, stage.digest(new byte[] {9}));
        ContributionRecord other = stage.by("bank-01", new ContributionRecord(stage.r, "bank-01", 6, own.vectorDigest(),
                own.selfCommitment(), commitments, own.sealedShareDigests(), Stage.none()));
        List<ContributionRecord> records = new ArrayList<>(honest.records());
        records.set(0, other);
        refuses(stage, SumRefusal.PAIR_COMMITMENT_MISMATCH,
                new FrozenSum(honest.freeze(), records, honest.boxes(), honest.sum()));
        records.set(0, stage.by("bank-01", new ContributionRecord(stage.r, "bank-01", 6, own.vectorDigest(),
                own.selfCommitment(), commitments.subList(0, 2), own.sealedShareDigests(), Stage.none())));
        refuses(stage, SumRefusal.LENGTH_MISMATCH,
                new FrozenSum(honest.freeze(), records, honest.boxes(), honest.sum()));
    }

    @Test
    void a_handed_out_vector_must_be_the_one_of_the_record() {
        Stage stage = Stage.contributing(4, 17);
        Map<String, Contribution> sent = stage.take(Contribution.class);
        sent.forEach((_, contribution) -> stage.give("bank-01", contribution));
        stage.network.freeze(stage.aggregation);
        stage.take(FrozenSum.class).forEach((bank, frozen) -> stage.give(bank, frozen));
        MaskedVector honest = sent.get("bank-04").vector();
        byte[] wrong = honest.cells().toArray();
        wrong[3] ^= 1;
        refuses(stage, SumRefusal.DIGEST_MISMATCH, new MaskedVector(stage.r, "bank-04", Octets.wrap(wrong)));
        refuses(stage, SumRefusal.LENGTH_MISMATCH, new MaskedVector(stage.r, "bank-04", Octets.EMPTY));
        refuses(stage, SumRefusal.NOT_IN_ROSTER, new MaskedVector(stage.r, "bank-77", honest.cells()));
        assertEquals(List.of(), stage.give(BANK, honest));
    }

    @Test
    void an_abandon_by_another_party_than_the_relay_changes_nothing() {
        Stage stage = Stage.frozen(4, 18);
        for (String party : List.of(BANK, "bank-01")) {
            assertEquals(List.of(SumRefusal.SIGNATURE_INVALID), stage.give(party, stage.abandon("bank-02")));
        }
        stage.network.deliver();
        assertArrayEquals(Network.plainSum(stage.cells, stage.network.roster),
                stage.network.opened(stage.aggregation).cells());
    }

    private static void refuses(Stage stage, SumRefusal reason, SumMessage message) {
        int sent = stage.network.wire.size();
        assertEquals(List.of(reason), stage.give(BANK, message));
        assertEquals(sent, stage.network.wire.size(), "nothing leaves after a refusal");
    }

    /// A relay that sends a sum of its own and forwards every reveal.
    private record Relay(Stage stage, Map<String, FrozenSum> honest, byte[] sum) {
        void run() {
            honest.forEach((bank, frozen) -> stage.give(bank, stage.withSum(frozen, sum)));
            Map<String, Reveal> reveals = stage.take(Reveal.class);
            reveals.forEach((_, reveal) ->
                    stage.network.roster.parties().forEach(bank -> stage.give(bank, reveal)));
        }
    }
}
