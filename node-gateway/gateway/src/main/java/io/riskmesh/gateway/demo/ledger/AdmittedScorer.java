package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedEvidenceVerifier;
import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/// A simulated scorer's epoch that the ledger has admitted and that the banks have verified for themselves.
///
/// @param start what the host told the scorer
/// @param evidence the scorer's answer
/// @param measurement that all approved
record AdmittedScorer(EnclaveConnection connection, EpochStart start, Evidence evidence, Digest measurement) {

    static final long EPOCH_MILLIS = 60 * 60 * 1000L;
    static final int EPOCH = 1;

    private static final long ANSWER_MILLIS = 60_000;

    /// Starts an epoch and has it admitted.
    ///
    /// @param mandate whose members the epoch is for
    static AdmittedScorer admit(EnclaveConnection connection, Members members, ScoringMandate mandate, ProjectedView view,
            Digest measurement, long now) throws Stopped, IOException, InterruptedException {
        PartyId host = members.banks().getFirst();
        EpochStart start = new EpochStart(view.channel(), host + ".scorer", EPOCH, mandate.consortium(), mandate.members(),
                view.lastBlock(), view.lastHash());
        Evidence evidence = evidence(call(connection, FrameType.EPOCH, start.encode(), FrameType.EVIDENCE));
        AdmittedScorer admitted = new AdmittedScorer(connection, start, evidence, measurement);
        members.record("admitEnclave", "gateway", new EnclaveInstance(host, 0, start.instance(), EPOCH, ReleasedVersion.IMAGE,
                OpaqueBytes.of(evidence.encode()), List.of(), admitted.keys(), start.bindingBlock(), start.headerHash(),
                admitted.verify(), now + EPOCH_MILLIS));
        return admitted;
    }

    /// A bank's own verification: the evidence is bound to what its ledger says.
    CanonicalValue.Obj verify() throws Stopped {
        EvidenceBinding expected = new EvidenceBinding(start.channel(), EnclaveUse.SCORER, start.consortium(),
                start.members().digest(), start.instance(), start.epoch(), keys(), start.bindingBlock(), start.headerHash());
        try {
            return SimulatedEvidenceVerifier.on(ConsortiumMode.DEVELOPMENT, true).orElseThrow()
                    .verify(evidence, measurement, new LedgerBinding(evidence, expected));
        } catch (Rejected e) {
            throw Stopped.refused("expected the scorer's evidence to verify, found " + e.rejection());
        }
    }

    PublicKey key(InstanceKeyUse use) throws Stopped {
        byte[] spki = keys().stream().filter(key -> key.use() == use).findFirst()
                .orElseThrow(() -> Stopped.refused("the evidence names no key " + use)).spki().toBytes();
        try {
            return KeyFactory.getInstance(use == InstanceKeyUse.HPKE ? "X25519" : "EC").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw Stopped.refused("the evidence names a key " + use + " that is none: " + e.getMessage());
        }
    }

    /// Asks the scorer; a refusal in the clear ends the demo.
    byte[] call(FrameType type, byte[] body, FrameType answer) throws Stopped, IOException {
        return call(connection, type, body, answer);
    }

    private List<InstanceKey> keys() throws Stopped {
        try {
            return evidence.claims().binding().orElseThrow(() -> Stopped.refused("the evidence is bound to no ledger")).keys();
        } catch (Rejected e) {
            throw Stopped.refused("expected evidence with claims, found " + e.rejection());
        }
    }

    private static Evidence evidence(byte[] bytes) throws Stopped {
        try {
            return Evidence.decode(bytes);
        } catch (Rejected e) {
            throw Stopped.refused("expected evidence, found " + e.rejection());
        }
    }

    private static byte[] call(EnclaveConnection connection, FrameType type, byte[] body, FrameType answer) throws Stopped, IOException {
        Frame frame = connection.call(type, body, ANSWER_MILLIS);
        if (frame.type() == answer) {
            return frame.body();
        }
        try {
            RefusedBody refused = RefusedBody.decode(frame.body());
            throw Stopped.refused("the scorer refused " + type + ": " + refused.code() + " " + refused.detail());
        } catch (MalformedMessage e) {
            throw Stopped.refused("expected " + answer + " from the scorer, found " + frame);
        }
    }
}
