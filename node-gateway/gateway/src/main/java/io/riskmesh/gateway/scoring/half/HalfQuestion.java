package io.riskmesh.gateway.scoring.half;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.gateway.scoring.request.RequestShapes;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.ledger.canonical.Digest;

/// What the payer's gateway tells the payee's when it asks for a half: the payment, as any transfer does, and which payer half the
/// answer serves. No feature of the payer is in it. Never printed.
///
/// @param pairSalt 32 bytes that make the tag of both halves
/// @param boundTo digest of the sealed payer half
public record HalfQuestion(ScoreRequest.Payment payment, byte[] pairSalt, RequestId requestId, String instance, int epoch,
        Digest modelDigest, int policyVersion, Digest boundTo) {
    static final int SALT_BYTES = 32;
    private static final int VERSION = 1;
    private static final int MOST_TEXT = 64;

    public byte[] encode() {
        return new WireWriter().u8(VERSION).text(payment.paymentId()).u64(payment.initiatedAt()).text(payment.currency())
                .u64(payment.minorUnits()).text(payment.scheme()).text(payment.payer().institution()).text(payment.payer().account())
                .text(payment.payee().institution()).text(payment.payee().account()).fixed(pairSalt).fixed(requestId.toBytes())
                .id(instance).count(epoch).digest(modelDigest).count(policyVersion).digest(boundTo).toBytes();
    }

    static HalfQuestion decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        WireReader.within(in.u8(), VERSION, VERSION);
        try {
            ScoreRequest.Payment payment = new ScoreRequest.Payment(RequestShapes.paymentId("", in.text(MOST_TEXT)),
                    in.u64(0, Long.MAX_VALUE), RequestShapes.currency("", in.text(3)), RequestShapes.minorUnits("", in.u64(0, Long.MAX_VALUE)),
                    RequestShapes.name("", in.text(MOST_TEXT)), end(in), end(in));
            HalfQuestion question = new HalfQuestion(payment, in.fixed(SALT_BYTES), RequestId.of(in.fixed(RequestId.BYTES)), in.id(),
                    in.count(), in.digest(), in.count(), in.digest());
            in.end();
            return question;
        } catch (InvalidRequest e) {
            throw new MalformedMessage(e.code());
        }
    }

    private static ScoreRequest.End end(WireReader in) throws MalformedMessage, InvalidRequest {
        return new ScoreRequest.End(RequestShapes.institution("", in.text(MOST_TEXT)), RequestShapes.account("", in.text(MOST_TEXT)));
    }

    @Override
    public String toString() {
        return "HalfQuestion[REDACTED]";
    }
}
