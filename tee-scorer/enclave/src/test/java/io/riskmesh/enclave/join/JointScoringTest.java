package io.riskmesh.enclave.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.Commitments;
import io.riskmesh.attestation.scoring.EpochEnd;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.PayeeHalf;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.enclave.world.Line;
import io.riskmesh.enclave.world.LiveEpoch;
import io.riskmesh.enclave.world.Request;
import io.riskmesh.enclave.world.World;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class JointScoringTest {

    private static final long SEED = 11;

    private final World world = new World();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Line line = Line.to(World.scorer());

    private LiveEpoch epoch;
    private ClientSession harbour;
    private ClientSession meadow;

    JointScoringTest() throws Exception {}

    private void begin(PayeeLate late) throws Exception {
        epoch = world.live(line, "HarbourMSP.s1", 1, late);
        harbour = epoch.session(world.harbour);
        meadow = epoch.session(world.meadow);
        epoch.release(harbour, meadow);
    }

    private Request request() {
        return request(World.JOINT);
    }

    private Request request(ModelRef model) {
        float[] row = new float[model.equals(World.JOINT) ? World.FEATURES : World.PAYER_FEATURES];
        for (int f = 0; f < row.length; f++) {
            row[f] = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(-16, 16) / 8f;
        }
        return new Request(world, model, world.harbour, world.meadow, row);
    }

    @Test
    void a_score_is_that_of_the_joint_row_and_its_receipt_is_signed_and_opens() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        for (int i = 1; i <= 40; i++) {
            Request request = request();
            Request.Outcome outcome = request.send(line, harbour, meadow);
            SealedScore.Scored scored = outcome.scored();
            float margin = world.joint.margin(request.row);
            assertEquals(Math.round(1000 / (1 + Math.exp(-margin))) * 1000, scored.scorePpm(), "seed " + SEED);
            assertEquals(margin >= 0 ? 1 : 0, scored.band());
            assertTrue(scored.signature().verifies(scored.receipt().toBytes(), "HarbourMSP.s1", 1, epoch.key(InstanceKeyUse.SIGN)));
            ScoreReceipt receipt = scored.read();
            assertEquals(i, receipt.sequence());
            assertEquals("joint", receipt.sides());
            assertEquals(List.of(world.harbour.use(1), world.meadow.use(1)), receipt.uses());
            Digest salt = request.payer.salt();
            assertEquals(Commitments.score(salt, scored.scorePpm(), scored.band()), receipt.scoreCommitment());
            assertEquals(Commitments.request(salt, new PayerHalf(request.payer).payloadDigest(),
                    Optional.of(new PayeeHalf(request.payee).payloadDigest())), receipt.requestCommitment());
            UseNote note = outcome.note().orElseThrow();
            assertEquals(new PayeeHalf(request.payee).payloadDigest(), note.payloadDigest());
            assertEquals(JointScorer.receiptDigest(scored.receipt().toBytes()), note.receiptDigest());
            assertTrue(scored.reasons().stream().allMatch(r -> r.feature() < World.PAYER_FEATURES || r.feature() == 255));
        }
    }

    @Test
    void a_late_payee_gives_the_one_sided_model_if_the_policy_says_so_and_the_receipt_says_payer_only() throws Exception {
        begin(PayeeLate.ONE_SIDED_MODEL);
        Request request = request(World.ONE_SIDED);
        SealedScore.Scored scored = request.sendAlone(line, harbour).scored();
        assertEquals("payer-only", scored.read().sides());
        assertEquals(World.ONE_SIDED, scored.read().model());
        assertEquals(Margins.ppm(world.oneSided.margin(request.row)), scored.scorePpm());
        assertEquals("one_side_not_allowed", request().sendAlone(line, harbour).code());
    }

    @Test
    void a_late_payee_leaves_its_features_missing_if_the_policy_says_so_and_the_receipt_says_payer_only() throws Exception {
        begin(PayeeLate.MISSING);
        Request request = request();
        SealedScore.Scored scored = request.sendAlone(line, harbour).scored();
        assertEquals("payer-only", scored.read().sides());
        assertEquals(World.JOINT, scored.read().model());
        float[] row = request.row.clone();
        java.util.Arrays.fill(row, World.PAYER_FEATURES, row.length, Float.NaN);
        assertEquals(Margins.ppm(world.joint.margin(row)), scored.scorePpm());
        assertEquals("one_side_not_allowed", request(World.ONE_SIDED).sendAlone(line, harbour).code());
    }

    @Test
    void a_late_payee_gives_no_score_if_the_policy_says_so() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        assertEquals("one_side_not_allowed", request().sendAlone(line, harbour).code());
        assertEquals("one_side_not_allowed", request(World.ONE_SIDED).sendAlone(line, harbour).code());
    }

    @Test
    void a_payee_half_serves_one_payer_half_once() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        Request request = request();
        byte[] payer = request.sealPayer(harbour);
        byte[] payee = request.sealPayee(meadow, payer);
        byte[] otherPayer = request.payer(p -> payload(p, p.requestId(), p.viewHeight() - 1, p.sentAt(), p.uses(), p.features())).sealPayer(harbour);
        assertEquals("half_unbound", Request.send(line, harbour, otherPayer, meadow, payee).code());
        assertEquals("half_replayed", sealedCode(payer, payee));
        byte[] again = request.sealPayer(harbour);
        Request.send(line, harbour, again, meadow, request.sealPayee(meadow, again)).scored();
        assertEquals("half_replayed", line.refused(FrameType.SCORE, Request.body(again, payee)));
    }

    // The score's refusal when the payee's half did not open, so that there is no note.
    private String sealedCode(byte[] payer, byte[] payee) throws Exception {
        ScoreAnswer answer = ScoreAnswer.decode(line.expect(FrameType.SCORE, Request.body(payer, payee), FrameType.SCORED));
        assertTrue(answer.note().isEmpty());
        return ((SealedScore.NotScored) SealedScore.decode(harbour.openAnswer(payer, SealedType.SCORE, answer.score().toBytes())))
                .refusal().code();
    }

    @Test
    void every_check_of_a_request_has_its_refusal_and_refusals_have_the_size_of_scores() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        int size = request().send(line, harbour, meadow).answerBytes();
        refuses("mandate_stale", request().payer(p -> payload(p, p.requestId(), 11, p.sentAt(), p.uses(), p.features())), size);
        refuses("mandate_stale", request().payee(p -> payload(p, p.requestId(), 11, p.sentAt(), p.uses(), p.features())), size);
        refuses("model_not_admitted", request().model(World.digest("other")), size);
        refuses("authorisation_missing", request().payer(p -> uses(p, new UseRef("HarbourMSP.g", 9))), size);
        refuses("authorisation_missing", request().payee(p -> uses(p, world.harbour.use(1))), size);
        refuses("authorisation_missing", request().payer(p -> uses(p, world.harbour.use(2))), size);
        refuses("purpose_mismatch", request().payer(p -> uses(p, world.harbour.use(3))), size);
        refuses("authorisation_expired", request().payee(p -> payload(p, p.requestId(), 10, World.NOW + 1_001, p.uses(), p.features())), size);
        refuses("pair_mismatch", request().payee(p -> payload(p, request().payer.requestId(), 10, p.sentAt(), p.uses(), p.features())), size);
        refuses("schema_mismatch", request().payee(p -> payload(p, p.requestId(), 10, p.sentAt(), p.uses(), FeatureBits.of(new float[4]))), size);
        refuses("feature_out_of_range", request().payer(p -> payload(p, p.requestId(), 10, p.sentAt(), p.uses(),
                FeatureBits.of(new float[] {1, Float.POSITIVE_INFINITY, 1}))), size);
        refuses("schema_mismatch", request().payer(p -> schema(p, World.digest("other"))), size);
        refuses("pair_mismatch", request().payer(p -> counterparty(p, world)), size);
        assertEquals(2, request().send(line, harbour, meadow).scored().read().sequence(), "a refusal takes no number");
    }

    private void refuses(String code, Request wrong, int size) throws Exception {
        Request.Outcome outcome = wrong.send(line, harbour, meadow);
        assertEquals(code, outcome.code());
        assertEquals(size, outcome.answerBytes());
        assertEquals(Optional.empty(), outcome.note());
    }

    @Test
    void halves_of_two_payments_or_with_swapped_roles_are_refused() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        Request one = request();
        byte[] payer = one.sealPayer(harbour);
        byte[] other = request().sealPayee(meadow, payer);
        assertEquals("pair_mismatch", Request.send(line, harbour, payer, meadow, other).code());
        byte[] tagged = one.sealPayer(harbour);
        byte[] wrongTag = one.sealPayee(meadow, ScoreRequest.boundTo(tagged), World.digest("tag"));
        assertEquals("pair_mismatch", Request.send(line, harbour, tagged, meadow, wrongTag).code());
        byte[] first = one.sealPayer(harbour);
        byte[] second = one.sealPayee(meadow, first);
        assertEquals("half_unbound", line.refused(FrameType.SCORE, Request.body(second, first)));
        byte[] twice = one.sealPayer(harbour);
        byte[] own = one.sealPayee(harbour, twice);
        assertEquals("pair_mismatch", Request.send(line, harbour, twice, harbour, own).code());
    }

    @Test
    void a_retry_gets_the_same_receipt_under_a_new_sequence_and_another_payload_is_refused() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        Request request = request();
        SealedScore.Scored first = request.send(line, harbour, meadow).scored();
        for (int i = 0; i < 3; i++) {
            byte[] payer = request.sealPayer(harbour);
            ScoreAnswer answer = ScoreAnswer.decode(line.expect(FrameType.SCORE,
                    Request.body(payer, request.sealPayee(meadow, payer)), FrameType.SCORED));
            SealedScore again = SealedScore.decode(harbour.openAnswer(payer, SealedType.SCORE, answer.score().toBytes()));
            assertArrayEquals(first.encode(), again.encode());
        }
        Request changed = request.payer(p -> payload(p, p.requestId(), 9, p.sentAt(), p.uses(), p.features()));
        byte[] payer = changed.sealPayer(harbour);
        assertEquals("request_id_reused", sealedCode(payer, changed.sealPayee(meadow, payer)));
        assertEquals(2, request().send(line, harbour, meadow).scored().read().sequence());
    }

    @Test
    void the_tally_counts_every_receipt_and_after_it_the_epoch_is_over() throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        for (int i = 0; i < 5; i++) {
            request().send(line, harbour, meadow).scored();
        }
        byte[] late = request().sealPayer(harbour);
        SignedTally signed = SignedTally.decode(line.expect(FrameType.END_EPOCH, new EpochEnd("HarbourMSP.s1", 1).encode(), FrameType.TALLY));
        EpochTally tally = (EpochTally) LogEntry.decode(signed.tally().toBytes());
        assertEquals(List.of(new EpochTally.Last(world.harbour.party(), 5), new EpochTally.Last(world.meadow.party(), 0)), tally.gateways());
        assertTrue(signed.signature().verifies(signed.tally().toBytes(), "HarbourMSP.s1", 1, epoch.key(InstanceKeyUse.SIGN)));
        assertEquals("epoch_over", line.refused(FrameType.SCORE,
                new ScoreRequest(io.riskmesh.ledger.canonical.OpaqueBytes.of(late), Optional.empty()).encode()));
        assertEquals("epoch_over", line.refused(FrameType.END_EPOCH, new EpochEnd("HarbourMSP.s1", 1).encode()));
        assertEquals("epoch_over", line.refused(FrameType.EPOCH, world.start("HarbourMSP.s1", 1).encode()));
    }

    @Test
    void eight_hundred_recorded_requests_are_refused_wherever_they_are_sent_again() throws Exception {
        sendAgain(100);
    }

    @Tag("acceptance")
    @Test
    void ten_thousand_recorded_requests_are_refused_wherever_they_are_sent_again() throws Exception {
        sendAgain(1_250);
    }

    private void sendAgain(int recorded) throws Exception {
        begin(PayeeLate.UNAVAILABLE);
        Line elsewhere = Line.to(World.scorer());
        LiveEpoch otherInstance = world.live(elsewhere, "MeadowMSP.s1", 1, PayeeLate.UNAVAILABLE);
        otherInstance.release(otherInstance.session(world.harbour), otherInstance.session(world.meadow));
        LiveEpoch next = world.live(line, "HarbourMSP.s1", 2, PayeeLate.UNAVAILABLE);
        next.release(next.session(world.harbour), next.session(world.meadow));
        ClientSession harbourAgain = epoch.session(world.harbour);
        ClientSession summit = epoch.session(world.summit);
        ClientSession nextHarbour = next.session(world.harbour);
        Recorded before = record();
        int refused = 0;
        for (int i = 0; i < recorded; i++) {
            Recorded r = record();
            refused += refusedAt(line, r.payer, r.payee);
            refused += refusedAt(elsewhere, r.payer, r.payee);
            refused += refusedAt(line, moved(r.payer, harbourAgain), moved(r.payee, harbourAgain));
            refused += refusedAt(line, moved(r.payer, nextHarbour), r.payee);
            refused += refusedAt(line, moved(r.payer, summit), r.payee);
            refused += refusedAt(line, r.payee, r.payer);
            refused += refusedAt(line, before.payer, r.payee);
            refused += refusedAt(line, r.payer, before.payee);
            before = r;
        }
        assertEquals(8 * recorded, refused);
    }

    private record Recorded(byte[] payer, byte[] payee) {}

    private Recorded record() throws Exception {
        Request request = request();
        byte[] payer = request.sealPayer(harbour);
        byte[] payee = request.sealPayee(meadow, payer);
        Request.send(line, harbour, payer, meadow, payee).scored();
        return new Recorded(payer, payee);
    }

    private static int refusedAt(Line line, byte[] payer, byte[] payee) throws Exception {
        return line.call(FrameType.SCORE, Request.body(payer, payee)).type() == FrameType.REFUSED ? 1 : 0;
    }

    /// The same message under another session's id.
    private static byte[] moved(byte[] sealed, ClientSession to) throws Exception {
        byte[] moved = sealed.clone();
        System.arraycopy(to.terms().sessionId().toBytes(), 0, moved, 8, 16);
        assertEquals(to.terms().sessionId(), SealedHeader.decode(moved).sessionId());
        return moved;
    }

    private static HalfPayload payload(HalfPayload p, io.riskmesh.attestation.scoring.RequestId id, long height, long sentAt,
            List<UseRef> uses, FeatureBits features) {
        return new HalfPayload(id, p.salt(), p.counterparty(), p.paymentDigest(), p.schemaDigest(), height, sentAt, p.asOf(), uses,
                p.explain(), features);
    }

    private static HalfPayload uses(HalfPayload p, UseRef use) {
        return payload(p, p.requestId(), p.viewHeight(), p.sentAt(), List.of(use), p.features());
    }

    private static HalfPayload schema(HalfPayload p, Digest schema) {
        return new HalfPayload(p.requestId(), p.salt(), p.counterparty(), p.paymentDigest(), schema, p.viewHeight(), p.sentAt(),
                p.asOf(), p.uses(), p.explain(), p.features());
    }

    private static HalfPayload counterparty(HalfPayload p, World world) {
        return new HalfPayload(p.requestId(), p.salt(), world.summit.party(), p.paymentDigest(),
                p.schemaDigest(), p.viewHeight(), p.sentAt(), p.asOf(), p.uses(), p.explain(), p.features());
    }
}
