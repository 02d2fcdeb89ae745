package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.util.Arrays;
import java.util.Optional;

/// Tells the payee that its half was used, and for what; no score. Sealed always 512 bytes.
///
/// @param pairTag of the half's header
/// @param payloadDigest of the payee's own payload
/// @param receiptDigest of the receipt that the payer got
public record UseNote(Digest pairTag, Digest payloadDigest, ModelRef model, int policyVersion, Digest receiptDigest) {

    /// Bytes of the sealed message, header and tag included.
    public static final int SEALED_BYTES = 512;

    /// Bytes of the plain text.
    public static final int PLAIN_BYTES = SEALED_BYTES - SealedHeader.BYTES - 16;

    private static final int JOINT = 1;

    /// What the payee gets if its half was opened and not used: the host must not tell a refusal from a score.
    public static byte[] unused() {
        return new byte[PLAIN_BYTES];
    }

    /// The plain text, padded with zeros.
    public byte[] encode() {
        return new WireWriter().digest(pairTag).digest(payloadDigest).id(model.name()).count(model.version())
                .count(policyVersion).u8(JOINT).digest(receiptDigest).padTo(PLAIN_BYTES).toBytes();
    }

    /// Empty if the half was not used.
    public static Optional<UseNote> decode(byte[] plain) throws MalformedMessage {
        WireReader.within(plain.length, PLAIN_BYTES, PLAIN_BYTES);
        if (Arrays.equals(plain, unused())) {
            return Optional.empty();
        }
        WireReader in = new WireReader(plain);
        try {
            Digest pairTag = in.digest();
            Digest payload = in.digest();
            ModelRef model = new ModelRef(in.id(), in.count());
            int policyVersion = in.count();
            WireReader.within(in.u8(), JOINT, JOINT);
            UseNote note = new UseNote(pairTag, payload, model, policyVersion, in.digest());
            in.zerosToEnd();
            return Optional.of(note);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }
}
