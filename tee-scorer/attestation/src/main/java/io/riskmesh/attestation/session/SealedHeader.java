package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The clear head of a sealed message and its additional data, 136 bytes: magic `RMS1`, type u8, three zeros, session id 16,
/// sequence u64, pair tag 32, model digest 32, boundTo 32, policy version u32, budget u32. Channel, bank, instance and epoch are
/// bound by the session's keys. What a message does not need is zero.
///
/// @param sessionId whose
/// @param sequence from 1 by the gateway, the answered one by the enclave; below 2^40
/// @param pairTag HMAC of the payment under the payer's salt: the host cannot link payments by it
/// @param modelDigest of the model file that is asked for
/// @param boundTo SHA-256 of the sealed payer half that a payee half serves
/// @param budgetMs what the sender leaves for the answer
public record SealedHeader(SealedType type, SessionId sessionId, long sequence, Digest pairTag, Digest modelDigest,
        Digest boundTo, int policyVersion, int budgetMs) {

    public static final int BYTES = 136;

    /// Sequences lie below; long before, AES-GCM's bound on messages per key is reached.
    public static final long SEQUENCE_END = 1L << 40;

    public static final Digest NONE = Digest.fromBytes(new byte[Digest.LENGTH_BYTES]);

    private static final byte[] MAGIC = "RMS1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZEROS = new byte[3];

    public SealedHeader {
        if (sequence < 0 || sequence >= SEQUENCE_END || policyVersion < 0 || budgetMs < 0) {
            throw new IllegalArgumentException("Sequence lies within 0..2^40-1, version and budget from 0");
        }
    }

    /// A header of a message that concerns no payment.
    public static SealedHeader plain(SealedType type, SessionId sessionId, long sequence) {
        return new SealedHeader(type, sessionId, sequence, NONE, NONE, NONE, 0, 0);
    }

    /// The header of the answer under the same sequence.
    public SealedHeader answer(SealedType answerType) {
        return new SealedHeader(answerType, sessionId, sequence, pairTag, modelDigest, NONE, policyVersion, 0);
    }

    public byte[] encode() {
        return new WireWriter().fixed(MAGIC).u8(type.code()).fixed(ZEROS).fixed(sessionId.toBytes()).u64(sequence)
                .digest(pairTag).digest(modelDigest).digest(boundTo).count(policyVersion).count(budgetMs).toBytes();
    }

    /// Reads the head of a sealed message; what follows it is not looked at.
    public static SealedHeader decode(byte[] sealed) throws MalformedMessage {
        WireReader in = new WireReader(sealed);
        if (!Arrays.equals(in.fixed(4), MAGIC)) {
            throw new MalformedMessage("Expected RMS1");
        }
        int code = in.u8();
        SealedType type = SealedType.of(code).orElseThrow(() -> new MalformedMessage("Unknown sealed message " + code));
        if (!Arrays.equals(in.fixed(3), ZEROS)) {
            throw new MalformedMessage("Expected three zeros after the type");
        }
        return new SealedHeader(type, SessionId.of(in.fixed(SessionId.BYTES)), in.u64(0, SEQUENCE_END - 1), in.digest(),
                in.digest(), in.digest(), in.count(), in.count());
    }
}
