package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.MemberSignature;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the banks do before the first payment: sign the mandate, open a session each, release the model's key.
record ScoringSessions(Members members, AdmittedScorer scorer, ScoringMandate mandate, ScoredModel model, SecureRandom random) {

    /// One session of each bank, the model ready.
    SortedMap<PartyId, ClientSession> open() throws Stopped, IOException {
        TreeMap<PartyId, ClientSession> sessions = new TreeMap<>();
        try {
            List<MemberSignature> votes = new ArrayList<>();
            for (PartyId bank : members.banks()) {
                votes.add(new MemberSignature(bank, OpaqueBytes.of(signer(bank).sign(mandate.signedBytes()))));
            }
            scorer.call(FrameType.MANDATE, new SignedMandate(mandate, votes).encode(), FrameType.DONE);
            for (PartyId bank : members.banks()) {
                scorer.verify();
                sessions.put(bank, session(bank));
            }
            release(sessions);
            return sessions;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has X25519 and ECDSA", e);
        } catch (MalformedMessage e) {
            throw Stopped.refused("expected a session of the scorer, found " + e.getMessage());
        }
    }

    private ClientSession session(PartyId bank) throws Stopped, IOException, GeneralSecurityException, MalformedMessage {
        SessionTerms terms = new SessionTerms(scorer.start().channel(), bank, scorer.start().instance(), scorer.start().epoch(),
                scorer.evidence().digest(), mandate.consortium(), SessionId.random(random));
        PendingSession pending = PendingSession.start(terms, scorer.key(InstanceKeyUse.HPKE), signer(bank), random);
        return pending.accepted(scorer.call(FrameType.SESSION_OPEN, pending.open().encode(), FrameType.SESSION_ACCEPTED));
    }

    // Any quorum of the banks would do; the demo stops as soon as the model is ready.
    private void release(SortedMap<PartyId, ClientSession> sessions) throws Stopped, IOException, MalformedMessage {
        for (MessagePart part : MessagePart.split(model.packed().packed().encode())) {
            scorer.call(FrameType.MODEL_PART, part.encode(), FrameType.DONE);
        }
        for (int i = 0; i < members.banks().size(); i++) {
            KeyShare share = model.packed().shares().get(i);
            ClientSession session = sessions.get(members.banks().get(i));
            byte[] sealed = session.sealKeyShare(new KeyShare(share.packageDigest(), mandate.height(), share.index(), share.share(),
                    share.salt()).encode());
            KeyTaken taken = KeyTaken.decode(session.openAnswer(sealed, SealedType.KEY_TAKEN,
                    scorer.call(FrameType.KEY_SHARE, sealed, FrameType.KEY_TAKEN)));
            switch (taken) {
                case KeyTaken.Held held when held.ready() -> {
                    return;
                }
                case KeyTaken.Held _ -> { }
                case KeyTaken.NotHeld(var refusal) -> throw Stopped.refused("the scorer refused a key share: " + refusal.code());
            }
        }
        throw Stopped.refused("expected the model to be ready after the shares of all banks");
    }

    private PendingSession.RoundSigner signer(PartyId bank) throws IOException {
        var key = members.identity(bank, "gateway").key();
        return message -> {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (SignatureException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new SignatureException(e);
            }
        };
    }
}
