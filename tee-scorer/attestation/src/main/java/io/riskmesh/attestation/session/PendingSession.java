package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.util.Arrays;

/// A session that the enclave has not accepted yet. It can seal nothing: a feature must not leave before the enclave has shown
/// that it holds the attested key.
public final class PendingSession {

    private final SessionOpen open;
    private final SessionKeys keys;

    private PendingSession(SessionOpen open, SessionKeys keys) {
        this.open = open;
        this.keys = keys;
    }

    /// Signs bytes with the party's ROUND key, ECDSA P-256 with SHA-256, DER.
    @FunctionalInterface
    public interface RoundSigner {
        byte[] sign(byte[] message) throws SignatureException;
    }

    /// @param enclaveKey the HPKE key of verified evidence
    public static PendingSession start(SessionTerms terms, PublicKey enclaveKey, RoundSigner signer, SecureRandom random)
            throws InvalidKeyException, SignatureException {
        Hpke.Sender sender = new Hpke().toSend(enclaveKey, terms.encode(), random);
        SessionKeys keys = SessionKeys.from(sender.context());
        sender.context().erase();
        OpaqueBytes enc = OpaqueBytes.of(sender.enc());
        OpaqueBytes signature = OpaqueBytes.of(signer.sign(SessionOpen.signedBytes(terms, enc)));
        return new PendingSession(new SessionOpen(terms, enc, signature), keys);
    }

    public SessionOpen open() {
        return open;
    }

    /// The session, if this is the enclave's acceptance of it.
    public ClientSession accepted(byte[] sealed) throws MalformedMessage {
        SealedHeader expected = SealedHeader.plain(SealedType.SESSION_ACCEPTED, open.terms().sessionId(), 0);
        if (!SealedHeader.decode(sealed).equals(expected)) {
            throw new MalformedMessage("Expected the acceptance of session " + open.terms().sessionId().hex());
        }
        byte[] plain = keys.toClient().open(0, expected.encode(), Arrays.copyOfRange(sealed, SealedHeader.BYTES, sealed.length));
        return new ClientSession(open.terms(), keys, SessionAccepted.decode(plain));
    }
}
