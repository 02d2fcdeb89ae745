package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Optional;

/// Both ends of sessions in one place.
final class Sessions {

    static final SecureRandom RANDOM = new SecureRandom();

    final KeyPair enclave = KeyPairGenerator.getInstance("X25519").generateKeyPair();

    Sessions() throws GeneralSecurityException {}

    record Ends(PendingSession pending, ServerSession server, ClientSession client) {}

    static Digest digest(String text) {
        return Digest.ofFile(text.getBytes(StandardCharsets.UTF_8));
    }

    static SessionTerms terms(String party, String instance, int epoch) {
        return new SessionTerms("payments", new PartyId(party), instance, epoch, digest("evidence"), digest("consortium"),
                SessionId.random(RANDOM));
    }

    Ends open(SessionTerms terms) throws GeneralSecurityException, MalformedMessage {
        PendingSession pending = PendingSession.start(terms, enclave.getPublic(), _ -> new byte[70], RANDOM);
        ServerSession server = ServerSession.of(SessionOpen.decode(pending.open().encode()), enclave.getPrivate());
        return new Ends(pending, server, pending.accepted(server.accept(new SessionAccepted(7))));
    }

    static EnclaveAdmission.Allowed allowed(ClientSession session, Digest model) {
        SessionTerms terms = session.terms();
        EnclaveAdmission.Wanted wanted = new EnclaveAdmission.Wanted(terms.instance(), terms.epoch(), model, 1, terms.sessionId());
        BankView view = new BankView(Optional.of(new BankView.Use(false, 10)), 0, 10,
                Optional.of(new BankView.Instance(terms.instance(), terms.epoch(), 10)),
                Optional.of(new BankView.Verification(0, true)), true, Optional.of(new BankView.ActiveModel(model, 1)),
                Optional.of(terms.sessionId()));
        return (EnclaveAdmission.Allowed) EnclaveAdmission.decide(wanted, view, 1);
    }
}
