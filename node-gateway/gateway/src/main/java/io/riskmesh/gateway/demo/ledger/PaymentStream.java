package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.EpochEnd;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.PaymentDigest;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.attestation.session.BankView;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.EnclaveAdmission;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.LogEntry;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Payments, each scored through the sealed session of its payer's bank. Every score is compared with the bank's own copy of the
/// model, every receipt is verified and counted, the tally at the end must agree.
final class PaymentStream {

    private static final int MICROS = 1_000;

    private final AdmittedScorer scorer;
    private final ScoredModel model;
    private final long mandateHeight;
    private final long useValidUntil;
    private final SortedMap<PartyId, ClientSession> sessions;
    private final LabWorld world;
    private final TreeMap<PartyId, Long> receipts = new TreeMap<>();

    PaymentStream(AdmittedScorer scorer, ScoredModel model, long mandateHeight, long useValidUntil,
            SortedMap<PartyId, ClientSession> sessions, LabWorld world) {
        this.scorer = scorer;
        this.model = model;
        this.mandateHeight = mandateHeight;
        this.useValidUntil = useValidUntil;
        this.sessions = sessions;
        this.world = world;
    }

    /// Scores the rows in turn, a bank after the other, and ends the epoch.
    ///
    /// @return what to tell
    String score(List<float[]> rows) throws Stopped, IOException {
        List<PartyId> banks = List.copyOf(sessions.keySet());
        PublicKey key = scorer.key(InstanceKeyUse.SIGN);
        long[] nanos = new long[rows.size()];
        int raised = 0;
        try {
            for (int i = 0; i < nanos.length; i++) {
                PartyId payer = banks.get(i % banks.size());
                long start = world.nanoTime().getAsLong();
                SealedScore.Scored scored = scoreOne(i, payer, banks.get((i + 1) % banks.size()), rows.get(i));
                nanos[i] = world.nanoTime().getAsLong() - start;
                check(scored, payer, rows.get(i), key);
                raised += scored.band() > 0 ? 1 : 0;
            }
            checkTally(SignedTally.decode(scorer.call(FrameType.END_EPOCH,
                    new EpochEnd(scorer.start().instance(), scorer.start().epoch()).encode(), FrameType.TALLY)), key);
        } catch (MalformedMessage | MalformedFact e) {
            throw Stopped.refused("expected an answer of the scorer, found " + e.getMessage());
        }
        Arrays.sort(nanos);
        return nanos.length + " payments scored through sealed sessions, " + raised + " of them to review or decline, p50 "
                + nanos[nanos.length / 2] / MICROS + " us; every score is that of the banks' own model, every receipt verified, the tally agrees";
    }

    private SealedScore.Scored scoreOne(int number, PartyId payer, PartyId payee, float[] row)
            throws Stopped, IOException, MalformedMessage {
        ClientSession session = sessions.get(payer);
        byte[] random = new byte[RequestId.BYTES + 2 * Digest.LENGTH_BYTES];
        world.entropy().nextBytes(random);
        Digest payment = PaymentDigest.of("demo-" + number, 1, "EUR", payer, payee);
        Digest salt = Digest.fromBytes(Arrays.copyOfRange(random, RequestId.BYTES, RequestId.BYTES + Digest.LENGTH_BYTES));
        byte[] pairSalt = Arrays.copyOfRange(random, RequestId.BYTES + Digest.LENGTH_BYTES, random.length);
        long now = world.clock().millis();
        PayerHalf half = new PayerHalf(new HalfPayload(RequestId.of(Arrays.copyOf(random, RequestId.BYTES)), salt, payee, payment,
                Founding.named("demo-schema"), mandateHeight, now, now, List.of(ScoringUse.of(payer)), 3, FeatureBits.of(row)));
        byte[] sealed = session.sealHalf(allowed(session, now), SealedType.PAYER_HALF, new ClientSession.HalfTerms(
                PaymentDigest.pairTag(pairSalt, payment), SealedHeader.NONE, 1_000), half.encode());
        ScoreAnswer answer = ScoreAnswer.decode(scorer.call(FrameType.SCORE,
                new ScoreRequest(OpaqueBytes.of(sealed), Optional.empty()).encode(), FrameType.SCORED));
        return switch (SealedScore.decode(session.openAnswer(sealed, SealedType.SCORE, answer.score().toBytes()))) {
            case SealedScore.Scored scored -> scored;
            case SealedScore.NotScored(var refusal) -> throw Stopped.refused("a payment was not scored: " + refusal.code() + " " + refusal.detail());
        };
    }

    // Everything here was looked up and verified when the sessions were opened, less than 15 minutes ago.
    private EnclaveAdmission.Allowed allowed(ClientSession session, long now) throws Stopped {
        Digest file = model.packed().packed().fileDigest();
        EnclaveAdmission.Wanted wanted = new EnclaveAdmission.Wanted(scorer.start().instance(), scorer.start().epoch(), file,
                model.policy().version(), session.terms().sessionId());
        BankView view = new BankView(Optional.of(new BankView.Use(false, useValidUntil)), now, EnclaveAdmission.VERIFICATION_MAX_AGE_MS,
                Optional.of(new BankView.Instance(scorer.start().instance(), scorer.start().epoch(), now + AdmittedScorer.EPOCH_MILLIS)),
                Optional.of(new BankView.Verification(now, true)), true,
                Optional.of(new BankView.ActiveModel(file, model.policy().version())), Optional.of(session.terms().sessionId()));
        return switch (EnclaveAdmission.decide(wanted, view, now)) {
            case EnclaveAdmission.Allowed allowed -> allowed;
            case EnclaveAdmission.NotAllowed(var refusal) -> throw Stopped.refused("no feature may leave: " + refusal);
        };
    }

    private void check(SealedScore.Scored scored, PartyId payer, float[] row, PublicKey key) throws Stopped, MalformedFact {
        double own = StrictMath.rint(1_000 / (1 + StrictMath.exp(-(double) model.ensemble().margin(row))));
        long expected = receipts.merge(payer, 1L, Long::sum);
        if (scored.scorePpm() != 1_000 * (int) own || scored.read().sequence() != expected
                || !scored.signature().verifies(scored.receipt().toBytes(), scorer.start().instance(), scorer.start().epoch(), key)) {
            throw Stopped.refused("expected the score of the own model and receipt " + expected + " of " + payer + ", found "
                    + scored.scorePpm() + " ppm and receipt " + scored.read().sequence());
        }
    }

    private void checkTally(SignedTally signed, PublicKey key) throws Stopped, MalformedFact {
        List<EpochTally.Last> counted = receipts.entrySet().stream().map(e -> new EpochTally.Last(e.getKey(), e.getValue())).toList();
        EpochTally expected = new EpochTally(scorer.start().instance(), scorer.start().epoch(), counted);
        if (!LogEntry.decode(signed.tally().toBytes()).equals(expected)
                || !signed.signature().verifies(signed.tally().toBytes(), expected.instance(), expected.epoch(), key)) {
            throw Stopped.refused("expected the scorer's tally to count what the banks got");
        }
    }
}
