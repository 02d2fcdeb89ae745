package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What relay, banks and openers answer to a bank that lies.
final class HostileBankTest {
    private static final String RELAY = "bank-01";
    private static final String LIAR = "bank-03";

    @Test
    void a_contribution_in_the_name_of_another_bank_is_refused() {
        Stage stage = Stage.contributing(4, 21);
        Contribution honest = stage.take(Contribution.class).get(LIAR);
        ContributionRecord forged = new ContributionRecord(stage.r, "bank-04", 6, honest.record().vectorDigest(),
                honest.record().selfCommitment(), honest.record().pairCommitments(),
                honest.record().sealedShareDigests(), honest.record().proof());
        refuses(stage, SumRefusal.SIGNATURE_INVALID, new Contribution(forged, honest.boxes(), honest.vector()));
        refuses(stage, SumRefusal.WRONG_AGGREGATION, new Contribution(honest.record(), honest.boxes(),
                new MaskedVector(stage.r, "bank-04", honest.vector().cells())));
        List<SealedShares> boxes = new ArrayList<>(honest.boxes());
        boxes.set(1, new SealedShares(stage.r, "bank-04", "bank-02", boxes.get(1).ciphertext()));
        refuses(stage, SumRefusal.WRONG_AGGREGATION, new Contribution(honest.record(), boxes, honest.vector()));
    }

    @Test
    void a_stranger_and_a_replayed_contribution_are_refused() {
        Stage stage = Stage.contributing(4, 22);
        Contribution honest = stage.take(Contribution.class).get(LIAR);
        ContributionRecord stranger = new ContributionRecord(stage.r, "bank-99", 6, honest.record().vectorDigest(),
                honest.record().selfCommitment(), honest.record().pairCommitments(),
                honest.record().sealedShareDigests(), honest.record().proof());
        refuses(stage, SumRefusal.NOT_IN_ROSTER, new Contribution(stranger, honest.boxes(), honest.vector()));
        stage.network.apply(RELAY, new SumInput.Collect(
                new Aggregation(stage.network.sessionId, 0, 1, stage.aggregation.parameters())));
        refuses(stage, SumRefusal.WRONG_AGGREGATION, honest);
    }

    @Test
    void a_vector_of_another_length_or_with_a_residue_outside_the_field_is_refused() {
        Stage stage = Stage.contributing(4, 23);
        Contribution honest = stage.take(Contribution.class).get(LIAR);
        byte[] cells = honest.vector().cells().toArray();
        refuses(stage, SumRefusal.LENGTH_MISMATCH, stage.withCells(honest, Arrays.copyOf(cells, cells.length + 8)));
        refuses(stage, SumRefusal.LENGTH_MISMATCH, stage.withCells(honest, Arrays.copyOf(cells, cells.length - 1)));
        CellBytes.put(Field.P61, cells, 5, Field.P61.modulus());
        refuses(stage, SumRefusal.CELL_OUT_OF_FIELD, stage.withCells(honest, cells));
        CellBytes.put(Field.P61, cells, 5, -1);
        refuses(stage, SumRefusal.CELL_OUT_OF_FIELD, stage.withCells(honest, cells));
        refuses(stage, SumRefusal.DIGEST_MISMATCH, new Contribution(honest.record(), honest.boxes(),
                new MaskedVector(stage.r, LIAR, Octets.wrap(new byte[48]))));
    }

    @Test
    void missing_boxes_and_commitments_and_unequal_commitments_are_refused() {
        Stage stage = Stage.contributing(4, 24);
        Map<String, Contribution> sent = stage.take(Contribution.class);
        Contribution honest = sent.get(LIAR);
        refuses(stage, SumRefusal.LENGTH_MISMATCH,
                new Contribution(honest.record(), honest.boxes().subList(0, 2), honest.vector()));
        List<Octets> commitments = new ArrayList<>(honest.record().pairCommitments());
        refuses(stage, SumRefusal.LENGTH_MISMATCH, stage.withPairCommitments(honest, commitments.subList(0, 2)));
        assertEquals(List.of(), stage.give(RELAY, sent.get("bank-02")));
        commitments.set(1, stage.digest(new byte[] {4}));
        refuses(stage, SumRefusal.PAIR_COMMITMENT_MISMATCH, stage.withPairCommitments(honest, commitments));
        assertEquals(List.of("bank-02"), stage.network.ready());
    }

    @Test
    void a_second_contribution_is_refused_with_both_as_proof_and_the_same_bytes_again_are_not() {
        Stage stage = Stage.contributing(4, 25);
        Contribution honest = stage.take(Contribution.class).get(LIAR);
        assertEquals(List.of(), stage.give(RELAY, honest));
        assertEquals(List.of(), stage.give(RELAY, honest));
        Contribution second = stage.withCells(honest, new byte[48]);
        refuses(stage, SumRefusal.DUPLICATE_CONTRIBUTION, second);
        assertEquals(List.of(honest, second), stage.network.refusals(RELAY).getLast().evidence());
    }

    /// Sealed under the key of another aggregation, as a replayed share would be; the digest is promised, the key is wrong.
    @Test
    void a_box_nobody_can_open_is_refused_by_its_recipient_who_names_the_dealer() {
        Stage stage = Stage.contributing(4, 26);
        Map<String, Contribution> sent = stage.take(Contribution.class);
        Contribution honest = sent.get(LIAR);
        byte[] key = stage.network.contexts.get(LIAR).keysOf(stage.digest(new byte[] {1})).shareSeal(LIAR, "bank-02").reveal();
        byte[] box = stage.network.contexts.get(LIAR).primitives().seal(key, new byte[4 * 32]);
        sent.put(LIAR, stage.withBox(honest, 1, Octets.wrap(box)));
        sent.forEach((_, contribution) -> stage.give(RELAY, contribution));
        stage.network.freeze(stage.aggregation);
        Map<String, FrozenSum> freezes = stage.take(FrozenSum.class);
        // The liar's own state promises another record; it plays no further part.
        freezes.remove(LIAR);
        freezes.forEach((bank, frozen) -> stage.give(bank, frozen));
        Effect.Refused refused = stage.network.refusals("bank-02").getLast();
        assertEquals(SumRefusal.SHARE_UNREADABLE, refused.refusal().reason());
        assertTrue(refused.refusal().expected().contains(LIAR));
    }

    @Test
    void one_false_share_is_outvoted_by_other_shares() {
        Stage stage = Stage.contributing(5, 27);
        runWithFalseSharesOf(stage, List.of("bank-02"));
        assertArrayEquals(Network.plainSum(stage.cells, stage.network.roster),
                stage.network.opened(stage.aggregation).cells());
    }

    @Test
    void too_many_false_shares_open_nothing_and_name_whose_seed_is_missing() {
        Stage stage = Stage.contributing(5, 28);
        runWithFalseSharesOf(stage, List.of("bank-02", LIAR, "bank-04"));
        assertNull(stage.network.opened(stage.aggregation));
        assertEquals(SumRefusal.SEED_MISMATCH, stage.network.refusals(RELAY).getLast().refusal().reason());
    }

    // The box holds shares, sealed correctly, but not those that were dealt.
    private static void runWithFalseSharesOf(Stage stage, List<String> liars) {
        stage.network.deliver();
        stage.network.freeze(stage.aggregation);
        stage.take(FrozenSum.class).forEach((bank, frozen) -> stage.give(bank, frozen));
        stage.take(Reveal.class).forEach((bank, reveal) ->
                stage.give(RELAY, liars.contains(bank) ? withShares(stage, reveal, new byte[5 * 32]) : reveal));
        stage.network.deliver();
    }

    @Test
    void a_reveal_with_the_wrong_number_of_shares_boxes_or_fingerprints_is_refused_by_the_opener() {
        Stage stage = Stage.revealing(4, 29);
        Reveal honest = stage.take(Reveal.class).get(LIAR);
        openerRefuses(stage, SumRefusal.SHARE_UNREADABLE, withShares(stage, honest, new byte[3 * 32]));
        openerRefuses(stage, SumRefusal.SHARE_UNREADABLE, stage.by(LIAR, new Reveal(stage.r, LIAR,
                honest.freezeDigest(), honest.fingerprints(), List.of(Octets.EMPTY), Stage.none())));
        openerRefuses(stage, SumRefusal.LENGTH_MISMATCH, stage.by(LIAR, new Reveal(stage.r, LIAR,
                honest.freezeDigest(), honest.fingerprints(), List.of(), Stage.none())));
        openerRefuses(stage, SumRefusal.LENGTH_MISMATCH, stage.by(LIAR, new Reveal(stage.r, LIAR,
                honest.freezeDigest(), List.of(1L), honest.boxes(), Stage.none())));
        openerRefuses(stage, SumRefusal.CELL_OUT_OF_FIELD, stage.by(LIAR, new Reveal(stage.r, LIAR,
                honest.freezeDigest(), List.of(1L, Field.P61.modulus()), honest.boxes(), Stage.none())));
        openerRefuses(stage, SumRefusal.CELL_OUT_OF_FIELD, stage.by(LIAR, new Reveal(stage.r, LIAR,
                honest.freezeDigest(), List.of(-1L, 0L), honest.boxes(), Stage.none())));
    }

    @Test
    void a_wrong_fingerprint_keeps_the_sum_shut() {
        Stage stage = Stage.revealing(4, 30);
        stage.take(Reveal.class).forEach((bank, reveal) -> stage.give(RELAY, bank.equals(LIAR)
                ? stage.by(LIAR, new Reveal(stage.r, LIAR, reveal.freezeDigest(),
                        List.of(Field.P61.add(reveal.fingerprints().get(0), 1), reveal.fingerprints().get(1)),
                        reveal.boxes(), Stage.none()))
                : reveal));
        stage.network.deliver();
        assertNull(stage.network.opened(stage.aggregation));
        assertEquals(SumRefusal.FINGERPRINT_MISMATCH, stage.network.refusals("bank-02").getLast().refusal().reason());
        assertEquals(SumRefusal.FINGERPRINT_MISMATCH, stage.network.refusals(RELAY).getLast().refusal().reason());
    }

    @Test
    void two_reveals_of_one_bank_are_equivocation_and_a_strangers_reveal_is_refused() {
        Stage stage = Stage.revealing(4, 31);
        Reveal honest = stage.take(Reveal.class).get(LIAR);
        Reveal other = stage.by(LIAR, new Reveal(
                stage.r, LIAR, honest.freezeDigest(), List.of(1L, 2L), honest.boxes(), Stage.none()));
        assertEquals(List.of(), stage.give("bank-02", honest));
        assertEquals(List.of(SumRefusal.EQUIVOCATION), stage.give("bank-02", other));
        assertEquals(List.of(honest, other), stage.network.refusals("bank-02").getLast().evidence());
        assertEquals(List.of(), stage.give(RELAY, honest));
        assertEquals(List.of(SumRefusal.EQUIVOCATION), stage.give(RELAY, other));
        Reveal stranger = new Reveal(
                stage.r, "bank-99", honest.freezeDigest(), honest.fingerprints(), honest.boxes(), honest.proof());
        assertEquals(List.of(SumRefusal.NOT_IN_ROSTER), stage.give("bank-02", stranger));
        Reveal elsewhere = stage.by("bank-04", new Reveal(
                stage.r, "bank-04", stage.r, honest.fingerprints(), honest.boxes(), Stage.none()));
        assertEquals(List.of(SumRefusal.SET_CONFLICT), stage.give("bank-02", elsewhere));
    }

    @Test
    void a_late_contribution_gets_the_freeze_and_does_not_change_it() {
        Stage stage = Stage.contributing(4, 32);
        Map<String, Contribution> sent = stage.take(Contribution.class);
        Contribution late = sent.remove("bank-04");
        sent.forEach((_, contribution) -> stage.give(RELAY, contribution));
        stage.network.freeze(stage.aggregation);
        stage.give(RELAY, late);
        stage.network.deliver();
        assertEquals(3, stage.network.opened(stage.aggregation).members().size());
        assertArrayEquals(Network.plainSum(stage.cells, stage.network.opened(stage.aggregation).members()),
                stage.network.opened(stage.aggregation).cells());
        assertTrue(stage.network.told.get("bank-04").stream().anyMatch(Effect.LeftOut.class::isInstance));
    }

    @Test
    void orders_with_cells_beyond_the_bound_or_for_other_rosters_sessions_and_lengths_are_refused() {
        Stage stage = Stage.contributing(4, 33);
        stage.network.wire.clear();
        long bound = stage.aggregation.parameters().inputBound();
        Aggregation next = new Aggregation(stage.network.sessionId, 0, 1, stage.aggregation.parameters());
        assertEquals(List.of(SumRefusal.INPUT_OUT_OF_BOUND), contribute(stage, next, new long[] {0, 0, bound + 1, 0, 0, 0}));
        assertEquals(List.of(SumRefusal.INPUT_OUT_OF_BOUND), contribute(stage, next, new long[] {0, 0, 0, 0, 0, -bound - 1}));
        assertEquals(List.of(SumRefusal.INPUT_OUT_OF_BOUND), contribute(stage, next, new long[] {Long.MIN_VALUE, 0, 0, 0, 0, 0}));
        assertEquals(List.of(SumRefusal.LENGTH_MISMATCH), contribute(stage, next, new long[5]));
        assertEquals(List.of(SumRefusal.WRONG_SESSION), contribute(stage,
                new Aggregation(stage.r, 0, 1, stage.aggregation.parameters()), new long[6]));
        assertEquals(List.of(SumRefusal.STALE_SLOT), contribute(stage,
                new Aggregation(stage.network.sessionId, 0, 0, stage.aggregation.parameters().withCells(7, 5, stage.r)),
                new long[7]));
        assertTrue(stage.network.wire.isEmpty());
        assertEquals(List.of(), contribute(stage, next, new long[] {bound, -bound, 0, bound, -bound, 0}));
    }

    @Test
    void banks_with_other_parameters_have_another_aggregation_and_are_refused() {
        Stage stage = Stage.contributing(4, 34);
        stage.network.wire.clear();
        Aggregation other = new Aggregation(stage.network.sessionId, 0, 1,
                stage.aggregation.parameters().withCells(6, 17, stage.aggregation.parameters().schemaDigest()));
        assertEquals(List.of(), contribute(stage, other, new long[6]));
        Contribution sent = stage.take(Contribution.class).get(LIAR);
        refuses(stage, SumRefusal.WRONG_AGGREGATION, sent);
    }

    @Test
    void trailing_bytes_unknown_versions_and_unknown_kinds_are_refused() {
        Stage stage = Stage.contributing(4, 35);
        byte[] bytes = SumCodec.encode(stage.take(Contribution.class).get(LIAR));
        assertEquals(SumRefusal.LENGTH_MISMATCH, decodeRefusal(Arrays.copyOf(bytes, bytes.length + 1)));
        for (int version : new int[] {0, 2, 255}) {
            byte[] other = bytes.clone();
            other[0] = (byte) version;
            assertEquals(SumRefusal.MALFORMED_MESSAGE, decodeRefusal(other));
        }
        for (int kind : new int[] {0, 12, 255}) {
            assertEquals(SumRefusal.MALFORMED_MESSAGE, decodeRefusal(new byte[] {1, (byte) kind}));
        }
    }

    private static SumRefusal decodeRefusal(byte[] bytes) {
        return assertInstanceOf(SumCodec.Decoded.Refused.class, SumCodec.decode(bytes)).refusal().reason();
    }

    private static List<SumRefusal> contribute(Stage stage, Aggregation aggregation, long[] cells) {
        return stage.order(LIAR, new SumInput.ContributeCells(
                new Contribute(aggregation, RELAY, cells, Secret.wrap(new byte[32]))));
    }

    private static Reveal withShares(Stage stage, Reveal honest, byte[] shares) {
        var context = stage.network.contexts.get(honest.party());
        byte[] key = context.keysOf(stage.r).revealSeal(honest.party(), RELAY).reveal();
        return stage.by(honest.party(), new Reveal(stage.r, honest.party(), honest.freezeDigest(), honest.fingerprints(),
                List.of(Octets.wrap(context.primitives().seal(key, shares))), Stage.none()));
    }

    private static void refuses(Stage stage, SumRefusal reason, Contribution message) {
        assertEquals(List.of(reason), stage.give(RELAY, message));
    }

    private static void openerRefuses(Stage stage, SumRefusal reason, Reveal message) {
        PartyState before = stage.network.states.get(RELAY);
        assertTrue(stage.give(RELAY, message).contains(reason), reason + " expected");
        assertNull(stage.network.opened(stage.aggregation));
        stage.network.states.put(RELAY, before);
    }
}
