package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A gateway's end of an accepted session. A half is sealed against an [EnclaveAdmission.Allowed] only, which nothing but the
/// decision makes. Sequences count up and are never used again; a restarted gateway opens another session. Thread-safe.
public final class ClientSession {

    private final SessionTerms terms;
    private final SessionKeys keys;
    private final SessionAccepted accepted;
    private final AtomicLong next = new AtomicLong(1);

    ClientSession(SessionTerms terms, SessionKeys keys, SessionAccepted accepted) {
        this.terms = terms;
        this.keys = keys;
        this.accepted = accepted;
    }

    public SessionTerms terms() {
        return terms;
    }

    public SessionAccepted accepted() {
        return accepted;
    }

    /// What a half's header says besides session and sequence; see [SealedHeader].
    public record HalfTerms(Digest pairTag, Digest boundTo, int budgetMs) {}

    /// Seals a half of a payment.
    ///
    /// @param allowed for the model, policy and session that the half is for
    /// @throws IllegalArgumentException if it is for another session
    public byte[] sealHalf(EnclaveAdmission.Allowed allowed, SealedType side, HalfTerms half, byte[] payload) {
        if (!allowed.sessionId().equals(terms.sessionId())) {
            throw new IllegalArgumentException("Allowed for another session than " + terms.sessionId().hex());
        }
        return seal(new SealedHeader(side, terms.sessionId(), next.getAndIncrement(), half.pairTag(), allowed.modelDigest(),
                half.boundTo(), allowed.policyVersion(), half.budgetMs()), payload);
    }

    /// Seals what is no feature.
    public byte[] sealKeyShare(byte[] plain) {
        return seal(SealedHeader.plain(SealedType.KEY_SHARE, terms.sessionId(), next.getAndIncrement()), plain);
    }

    /// Seals what goes to an evaluator: sums of rows, never rows.
    ///
    /// @param type a part or the question
    public byte[] sealForEvaluator(SealedType type, byte[] plain) {
        if (type != SealedType.EVALUATION_PART && type != SealedType.EVALUATE) {
            throw new IllegalArgumentException("Expected a part or a question for an evaluator, got " + type);
        }
        return seal(SealedHeader.plain(type, terms.sessionId(), next.getAndIncrement()), plain);
    }

    /// Opens the answer to a message that this session sealed.
    ///
    /// @param asked the sealed message that it answers
    public byte[] openAnswer(byte[] asked, SealedType type, byte[] sealed) throws MalformedMessage {
        SealedHeader expected = SealedHeader.decode(asked).answer(type);
        if (!SealedHeader.decode(sealed).equals(expected)) {
            throw new MalformedMessage("Expected the answer " + type + " to sequence " + expected.sequence());
        }
        return keys.toClient().open(expected.sequence(), expected.encode(),
                Arrays.copyOfRange(sealed, SealedHeader.BYTES, sealed.length));
    }

    /// Overwrites the keys.
    public void erase() {
        keys.erase();
    }

    private byte[] seal(SealedHeader header, byte[] plain) {
        byte[] aad = header.encode();
        return new WireWriter().fixed(aad).fixed(keys.toServer().seal(header.sequence(), aad, plain)).toBytes();
    }

    @Override
    public String toString() {
        return "ClientSession[" + terms.party() + ", " + terms.sessionId().hex() + "]";
    }
}
