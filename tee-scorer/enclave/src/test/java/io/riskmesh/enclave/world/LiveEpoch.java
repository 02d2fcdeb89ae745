package io.riskmesh.enclave.world;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.session.BankView;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.EnclaveAdmission;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// An epoch of a scorer as gateways see it.
public record LiveEpoch(World world, Line line, EpochStart start, Evidence evidence) {

    public PublicKey key(InstanceKeyUse use) throws Exception {
        byte[] spki = evidence.claims().binding().orElseThrow().keys().stream().filter(key -> key.use() == use).findFirst()
                .orElseThrow().spki().toBytes();
        return KeyFactory.getInstance(use == InstanceKeyUse.HPKE ? "X25519" : "EC").generatePublic(new X509EncodedKeySpec(spki));
    }

    public SessionTerms terms(Bank bank) {
        return new SessionTerms(World.CHANNEL, bank.party(), start.instance(), start.epoch(), evidence.digest(), World.CONSORTIUM,
                SessionId.random(World.RANDOM));
    }

    public PendingSession pending(Bank bank) throws Exception {
        return PendingSession.start(terms(bank), key(InstanceKeyUse.HPKE), bank, World.RANDOM);
    }

    public ClientSession session(Bank bank) throws Exception {
        PendingSession pending = pending(bank);
        return pending.accepted(line.expect(FrameType.SESSION_OPEN, pending.open().encode(), FrameType.SESSION_ACCEPTED));
    }

    /// One bank's share, by the mandate height in that bank's view.
    public KeyTaken give(ClientSession session, KeyShare share, long height) throws Exception {
        byte[] sealed = session.sealKeyShare(new KeyShare(share.packageDigest(), height, share.index(), share.share().clone(),
                share.salt()).encode());
        return KeyTaken.decode(session.openAnswer(sealed, SealedType.KEY_TAKEN,
                line.expect(FrameType.KEY_SHARE, sealed, FrameType.KEY_TAKEN)));
    }

    /// Two banks release both models.
    public LiveEpoch release(ClientSession first, ClientSession second) throws Exception {
        world.sendPackages(line);
        for (ModelPackage.Made made : java.util.List.of(world.jointPackage, world.oneSidedPackage)) {
            give(first, made.shares().get(0), 10);
            KeyTaken last = give(second, made.shares().get(1), 10);
            if (!(last instanceof KeyTaken.Held held && held.ready())) {
                throw new AssertionError("Expected a ready model, got " + last);
            }
        }
        return this;
    }

    public static EnclaveAdmission.Allowed allowed(ClientSession session, Digest model) {
        SessionTerms terms = session.terms();
        EnclaveAdmission.Wanted wanted = new EnclaveAdmission.Wanted(terms.instance(), terms.epoch(), model, 1, terms.sessionId());
        BankView view = new BankView(Optional.of(new BankView.Use(false, 10)), 0, 10,
                Optional.of(new BankView.Instance(terms.instance(), terms.epoch(), 10)),
                Optional.of(new BankView.Verification(0, true)), true, Optional.of(new BankView.ActiveModel(model, 1)),
                Optional.of(terms.sessionId()));
        return (EnclaveAdmission.Allowed) EnclaveAdmission.decide(wanted, view, 1);
    }
}
