package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.ledger.reason.ScoringReason;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// The enclave's end of a session. Each sequence is opened once and answered once. Thread-safe.
public final class ServerSession {

    private final SessionTerms terms;
    private final SessionKeys keys;
    private final ReplayWindow opened = new ReplayWindow();
    private final AtomicBoolean accepted = new AtomicBoolean();

    private ServerSession(SessionTerms terms, SessionKeys keys) {
        this.terms = terms;
        this.keys = keys;
    }

    /// Derives the keys; whether to accept is decided before.
    public static ServerSession of(SessionOpen open, PrivateKey key) throws MalformedMessage {
        HpkeContext context = new Hpke().toReceive(open.enc().toBytes(), key, open.terms().encode());
        SessionKeys keys = SessionKeys.from(context);
        context.erase();
        return new ServerSession(open.terms(), keys);
    }

    public SessionTerms terms() {
        return terms;
    }

    /// The first answer; once.
    public byte[] accept(SessionAccepted message) {
        if (accepted.getAndSet(true)) {
            throw new IllegalStateException("The session is accepted already");
        }
        return seal(SealedHeader.plain(SealedType.SESSION_ACCEPTED, terms.sessionId(), 0), message.encode());
    }

    /// Opens a message of the gateway.
    ///
    /// @throws Refused `half_replayed` if its sequence was opened before or is too old
    /// @throws MalformedMessage if it was not sealed in this session as its header says
    public synchronized OpenedMessage open(byte[] sealed) throws Refused, MalformedMessage {
        SealedHeader header = SealedHeader.decode(sealed);
        if (!header.sessionId().equals(terms.sessionId()) || !header.type().isToServer() || header.sequence() == 0) {
            throw new MalformedMessage("Not a message to the enclave in this session");
        }
        Refused.unless(opened.isNew(header.sequence()), ScoringReason.HALF_REPLAYED, "sequence " + header.sequence());
        byte[] plain = keys.toServer().open(header.sequence(), Arrays.copyOf(sealed, SealedHeader.BYTES),
                Arrays.copyOfRange(sealed, SealedHeader.BYTES, sealed.length));
        opened.set(header.sequence());
        return new OpenedMessage(header, plain);
    }

    /// Seals the one answer to an opened message.
    public byte[] answer(OpenedMessage asked, SealedType type, byte[] plain) {
        asked.takeAnswer();
        return seal(asked.header().answer(type), plain);
    }

    /// Overwrites the keys.
    public synchronized void erase() {
        keys.erase();
    }

    private synchronized byte[] seal(SealedHeader header, byte[] plain) {
        byte[] aad = header.encode();
        return new WireWriter().fixed(aad).fixed(keys.toClient().seal(header.sequence(), aad, plain)).toBytes();
    }

    @Override
    public String toString() {
        return "ServerSession[" + terms.party() + ", " + terms.sessionId().hex() + "]";
    }
}
