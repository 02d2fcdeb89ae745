package io.riskmesh.enclave.process;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.attestation.session.OpenedMessage;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.attestation.session.SessionAccepted;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.enclave.admission.Identity;
import io.riskmesh.enclave.admission.KeyRelease;
import io.riskmesh.enclave.admission.MandateState;
import io.riskmesh.enclave.admission.PackageStore;
import io.riskmesh.enclave.admission.SessionTable;
import io.riskmesh.enclave.join.JointScorer;
import io.riskmesh.enclave.join.RequestScoring;
import io.riskmesh.enclave.receipt.GroupSigner;
import io.riskmesh.enclave.receipt.ReceiptCounter;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// One epoch of a scorer: keys, mandate, sessions, models, receipts. Epochs share nothing, so that what a host starts beside an
/// epoch learns nothing of it. Thread-safe.
final class ScorerEpoch {

    private final Identity identity;
    private final MandateState mandates;
    private final SessionTable sessions;
    private final KeyRelease models;
    private final ReceiptCounter counter = new ReceiptCounter();
    private final GroupSigner signer;
    private final JointScorer scorer;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean over; // guarded by life

    ScorerEpoch(Identity identity, PackageStore packages) {
        this.identity = identity;
        mandates = new MandateState(identity.start());
        sessions = new SessionTable(identity);
        models = new KeyRelease(identity.measurement(), packages);
        signer = new GroupSigner(identity.start().instance(), identity.start().epoch(), identity.sign().getPrivate());
        scorer = new JointScorer(sessions, new RequestScoring(identity, mandates, models, counter, signer));
    }

    Identity identity() {
        return identity;
    }

    boolean holds(SessionId session) {
        return sessions.find(session).isPresent();
    }

    void take(SignedMandate mandate) throws Refused {
        mandates.take(mandate);
    }

    /// Takes the mandate if it is for this epoch, else goes on under the one that it has.
    boolean offer(SignedMandate mandate) {
        try {
            mandates.take(mandate);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    byte[] open(SessionOpen open) throws Refused, MalformedMessage {
        return alive(() -> {
            ScoringMandate mandate = mandates.inForce();
            ServerSession session = sessions.open(open, mandate.members(), mandate.consortium());
            counter.holdsSession(open.terms().party());
            return session.accept(new SessionAccepted(mandate.height()));
        });
    }

    byte[] takeShare(byte[] sealed) throws Refused, MalformedMessage {
        return alive(() -> {
            SealedHeader header = SealedHeader.decode(sealed);
            ServerSession session = sessions.find(header.sessionId()).filter(_ -> header.type() == SealedType.KEY_SHARE)
                    .orElseThrow(() -> new MalformedMessage("Expected a share of a key in a session of this epoch"));
            OpenedMessage opened = session.open(sealed);
            return session.answer(opened, SealedType.KEY_TAKEN, taken(session, opened).encode());
        });
    }

    private KeyTaken taken(ServerSession session, OpenedMessage opened) {
        try {
            KeyShare share = KeyShare.decode(opened.plain());
            mandates.seen(share.mandateHeight());
            return models.take(session.terms().party(), share, mandates.inForce());
        } catch (Refused e) {
            return new KeyTaken.NotHeld(RefusedBody.of(e.refusal()));
        } catch (MalformedMessage e) {
            return new KeyTaken.NotHeld(RefusedBody.of(e));
        }
    }

    ScoreAnswer score(ScoreRequest request) throws Refused, MalformedMessage {
        return alive(() -> scorer.answer(request));
    }

    /// Ends the epoch after the requests in work, signs how many receipts each gateway got, and overwrites what is secret.
    SignedTally end() throws Refused {
        life.writeLock().lock();
        try {
            requireAlive();
            over = true;
            byte[] tally = counter.tally(identity.start().instance(), identity.start().epoch()).canonicalBytes();
            SignedTally signed = new SignedTally(OpaqueBytes.of(tally), signer.sign(tally));
            sessions.erase();
            models.erase();
            return signed;
        } finally {
            life.writeLock().unlock();
        }
    }

    ScorerStatus.Epoch status() {
        return new ScorerStatus.Epoch(identity.start().instance(), identity.start().epoch(), mandates.height(), models.ready(),
                sessions.size(), counter.total());
    }

    /// Work of a live epoch.
    @FunctionalInterface
    private interface Work<T> {
        T run() throws Refused, MalformedMessage;
    }

    private <T> T alive(Work<T> work) throws Refused, MalformedMessage {
        life.readLock().lock();
        try {
            requireAlive();
            return work.run();
        } finally {
            life.readLock().unlock();
        }
    }

    private void requireAlive() throws Refused {
        Refused.unless(!over, ScoringReason.EPOCH_OVER, "epoch " + identity.start().epoch() + " is over");
    }
}
