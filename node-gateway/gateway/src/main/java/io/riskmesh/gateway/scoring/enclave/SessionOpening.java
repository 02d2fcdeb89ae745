package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Optional;

/// Opens this bank's sessions with admitted enclaves, scorers and evaluators. The caller has verified the evidence.
///
/// @param signer with this bank's ROUND key
public record SessionOpening(LiveLedger ledger, PendingSession.RoundSigner signer, SecureRandom random) {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    /// A session that the enclave accepted.
    ///
    /// @param mandate whose consortium the session is of
    /// @throws IOException if the enclave is not reached, or answers what is no acceptance
    public ClientSession open(EnclaveInstance instance, ScoringMandate mandate, ScorerChannel enclave)
            throws IOException, ScorerRefused, InterruptedException {
        try {
            Digest evidence = Evidence.decode(instance.evidence().toBytes()).digest();
            SessionTerms terms = new SessionTerms(mandate.channel(), ledger.party(), instance.instance(), instance.epoch(), evidence,
                    mandate.consortium(), SessionId.random(random));
            PendingSession pending = PendingSession.start(terms, key(instance, InstanceKeyUse.HPKE), signer, random);
            return pending.accepted(Answers.await(enclave, FrameType.SESSION_OPEN, pending.open().encode(), FrameType.SESSION_ACCEPTED, BUDGET));
        } catch (Rejected | MalformedMessage | GeneralSecurityException e) {
            throw new IOException("no session: " + e.getMessage(), e);
        }
    }

    /// A key that an instance announced.
    static PublicKey key(EnclaveInstance instance, InstanceKeyUse use) throws IOException {
        for (var key : instance.keys()) {
            if (key.use() == use) {
                try {
                    return KeyFactory.getInstance(use == InstanceKeyUse.HPKE ? "X25519" : "EC")
                            .generatePublic(new X509EncodedKeySpec(key.spki().toBytes()));
                } catch (GeneralSecurityException e) {
                    throw new IOException("no session: " + e.getMessage(), e);
                }
            }
        }
        throw new IOException("no session: the instance announces no key " + use);
    }

    /// This bank's own approval of an image, given and not withdrawn.
    public boolean isApproved(ReferenceValues image) throws StorageFailure {
        Optional<FactRow> approval = ledger.projection().get(Approval.keyOf(SubjectKind.REFERENCE_VALUES, image.id(), ledger.party())).value();
        boolean given = approval.isPresent() && approval.get().fact() instanceof Approval found
                && found.decision() == Decision.APPROVE && found.subjectDigest().equals(image.digest());
        return given && ledger.projection().get(Withdrawal.keyOf(SubjectKind.REFERENCE_VALUES, image.id(), ledger.party())).value().isEmpty();
    }

    @Override
    public String toString() {
        return "SessionOpening[" + ledger.party() + "]";
    }
}
