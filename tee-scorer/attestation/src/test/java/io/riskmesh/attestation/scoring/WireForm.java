package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.SessionAccepted;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;

/// Each wire message: one whose bytes are known, and how bytes are read and written again.
record WireForm(String name, byte[] sample, Form form) {

    static final String HEADER = "SEALED_HEADER";

    static List<WireForm> all() {
        return List.of(
                new WireForm("PAYER_HALF", new PayerHalf(Samples.payload(3)).encode(), bytes -> PayerHalf.decode(bytes).encode()),
                new WireForm("PAYEE_HALF", new PayeeHalf(Samples.payload(0)).encode(), bytes -> PayeeHalf.decode(bytes).encode()),
                new WireForm("SCORED", Samples.scored(Samples.receipt(), Samples.signature()).encode(), bytes -> SealedScore.decode(bytes).encode()),
                new WireForm("NOT_SCORED", Samples.notScored().encode(), bytes -> SealedScore.decode(bytes).encode()),
                new WireForm("USE_NOTE", new UseNote(Samples.digest("pair"), Samples.digest("payload"), Samples.receipt().model(), 2,
                        Samples.digest("receipt")).encode(), bytes -> UseNote.decode(bytes).map(UseNote::encode).orElseGet(UseNote::unused)),
                new WireForm("SCORE_REQUEST", new ScoreRequest(Samples.bytes(400), Optional.of(Samples.bytes(300))).encode(),
                        bytes -> ScoreRequest.decode(bytes).encode()),
                new WireForm("SCORE_ANSWER", new ScoreAnswer(Samples.bytes(2_048), Optional.of(Samples.bytes(512))).encode(),
                        bytes -> ScoreAnswer.decode(bytes).encode()),
                new WireForm("MANDATE", Samples.signedMandate().encode(), bytes -> SignedMandate.decode(bytes).encode()),
                new WireForm("KEY_SHARE", new KeyShare(Samples.digest("package"), 41, 2, Samples.bytes(32).toBytes(), Samples.digest("salt")).encode(),
                        bytes -> KeyShare.decode(bytes).encode()),
                new WireForm("EPOCH_START", new EpochStart("payments", "HarbourMSP.s1", 1, Samples.digest("consortium"), Samples.members(), 40,
                        Samples.digest("header")).encode(), bytes -> EpochStart.decode(bytes).encode()),
                new WireForm("TALLY", new SignedTally(Samples.bytes(200), Samples.signature()).encode(), bytes -> SignedTally.decode(bytes).encode()),
                new WireForm("SESSION_OPEN", new SessionOpen(new SessionTerms("payments", new PartyId("HarbourMSP"), "HarbourMSP.s1", 1,
                        Samples.digest("evidence"), Samples.digest("consortium"), SessionId.of(Samples.bytes(16).toBytes())),
                        Samples.bytes(32), Samples.bytes(71)).encode(), bytes -> SessionOpen.decode(bytes).encode()),
                new WireForm("SESSION_ACCEPTED", new SessionAccepted(41).encode(), bytes -> SessionAccepted.decode(bytes).encode()),
                new WireForm(HEADER, new SealedHeader(SealedType.PAYEE_HALF, SessionId.of(Samples.bytes(16).toBytes()), 77, Samples.digest("pair"),
                        Samples.digest("file"), Samples.digest("bound"), 2, 18).encode(), WireForm::header),
                new WireForm("REFUSED", new RefusedBody("mandate_stale", "expected 42").encode(), bytes -> RefusedBody.decode(bytes).encode()));
    }

    /// Reads and writes.
    @FunctionalInterface
    interface Form {
        byte[] again(byte[] bytes) throws MalformedMessage;
    }

    byte[] again(byte[] bytes) throws MalformedMessage {
        return form.again(bytes);
    }

    @Override
    public String toString() {
        return name;
    }

    // What follows a header is not the header's.
    private static byte[] header(byte[] bytes) throws MalformedMessage {
        byte[] head = SealedHeader.decode(bytes).encode();
        byte[] all = bytes.clone();
        System.arraycopy(head, 0, all, 0, head.length);
        return all;
    }
}
