package io.riskmesh.enclave.join;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.PayeeHalf;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.attestation.session.OpenedMessage;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.enclave.admission.SessionTable;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.Optional;

/// Answers SCORE requests of one epoch. What is not authentic, or was opened before, is refused in the clear, as nothing may be
/// sealed under its sequence; every other refusal is sealed and looks like a score. Thread-safe.
public final class JointScorer {

    private final SessionTable sessions;
    private final RequestMemory memory = new RequestMemory();
    private final RequestScoring scoring;

    public JointScorer(SessionTable sessions, RequestScoring scoring) {
        this.sessions = sessions;
        this.scoring = scoring;
    }

    /// One request.
    public ScoreAnswer answer(ScoreRequest request) throws Refused, MalformedMessage {
        byte[] sealedPayer = request.payerHalf().toBytes();
        ServerSession session = session(sealedPayer, SealedType.PAYER_HALF);
        OpenedMessage opened = session.open(sealedPayer);
        Optional<OpenedPayee> payee = Optional.empty();
        SealedScore score;
        Optional<UseNote> note = Optional.empty();
        try {
            PayerSide payer = new PayerSide(session, opened, PayerHalf.decode(opened.plain()));
            RequestMemory.Claim claim = memory.claim(payer.party(), payer.half().payload().requestId(), payer.half().payloadDigest());
            if (claim.first()) {
                try {
                    payee = request.payeeHalf().isPresent() ? Optional.of(openPayee(request.payeeHalf().get())) : Optional.empty();
                    RequestScoring.Done done = scoring.score(payer, decoded(payee), ScoreRequest.boundTo(sealedPayer));
                    claim.entry().outcome().complete(Optional.of(done.score()));
                    score = done.score();
                    note = done.note();
                } finally {
                    forgetUnlessDone(claim, payer);
                }
            } else {
                score = claim.entry().outcome().join().orElseThrow(
                        () -> new Refused(ScoringReason.OVERLOADED, "the request was refused under another sequence; try again"));
            }
        } catch (Refused e) {
            score = new SealedScore.NotScored(RefusedBody.of(e.refusal()));
        } catch (MalformedMessage e) {
            score = new SealedScore.NotScored(RefusedBody.of(e));
        }
        return sealed(session, opened, score, payee, note);
    }

    private record OpenedPayee(ServerSession session, OpenedMessage message) {}

    private void forgetUnlessDone(RequestMemory.Claim claim, PayerSide payer) {
        if (!claim.entry().outcome().isDone()) {
            memory.forget(payer.party(), payer.half().payload().requestId());
            claim.entry().outcome().complete(Optional.empty());
        }
    }

    private OpenedPayee openPayee(OpaqueBytes sealed) throws Refused, MalformedMessage {
        ServerSession session = session(sealed.toBytes(), SealedType.PAYEE_HALF);
        return new OpenedPayee(session, session.open(sealed.toBytes()));
    }

    private static Optional<PayeeSide> decoded(Optional<OpenedPayee> payee) throws MalformedMessage {
        return payee.isEmpty() ? Optional.empty() : Optional.of(new PayeeSide(payee.get().session(), payee.get().message(),
                PayeeHalf.decode(payee.get().message().plain())));
    }

    private ServerSession session(byte[] sealed, SealedType expected) throws Refused, MalformedMessage {
        SealedHeader header = SealedHeader.decode(sealed);
        Refused.unless(header.type() == expected, ScoringReason.HALF_UNBOUND, "expected " + expected + ", got " + header.type());
        return sessions.find(header.sessionId())
                .orElseThrow(() -> new Refused(ScoringReason.EPOCH_OVER, "no session " + header.sessionId().hex() + " in this epoch"));
    }

    // A payee whose half was opened always gets its 512 bytes, so that their absence does not tell a refusal.
    private static ScoreAnswer sealed(ServerSession session, OpenedMessage asked, SealedScore score, Optional<OpenedPayee> payee,
            Optional<UseNote> note) {
        OpaqueBytes sealedScore = OpaqueBytes.of(session.answer(asked, SealedType.SCORE, score.encode()));
        Optional<OpaqueBytes> sealedNote = payee.map(p -> OpaqueBytes.of(p.session().answer(p.message(), SealedType.USE_NOTE,
                note.map(UseNote::encode).orElseGet(UseNote::unused))));
        return new ScoreAnswer(sealedScore, sealedNote);
    }

    /// Digest of a receipt, as notes name it.
    static Digest receiptDigest(byte[] receipt) {
        return Digest.of("score-receipt", receipt);
    }
}
