package io.riskmesh.verifier.receipts.steps;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedEvidenceVerifier;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.Commitments;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/// Steps 2 to 8 of the verification of a receipt that was read (`experience.md` section 2.7). Each stands alone; the order is the
/// caller's.
record ReceiptSteps(PresentedReceipt presented, ScoreReceipt receipt, FactsOfLedger facts) {
    private static final int MOST_BANDS = 16;
    private static final long CLOCKS_APART_MS = 15 * 60 * 1000L;

    StepResult inclusion() {
        if (presented.inclusion().isEmpty() || presented.checkpoint().isEmpty()) {
            return new StepResult.NotChecked("the receipt is not integrated yet");
        }
        Checkpoint checkpoint = presented.checkpoint().get();
        return StepResult.of(presented.inclusion().get().size() == checkpoint.size()
                && presented.inclusion().get().proves(presented.bytes(), checkpoint.root()), "leaf and path give the root", "inclusion_invalid");
    }

    StepResult checkpointSignature() throws IOException {
        if (presented.checkpoint().isEmpty() || presented.checkpointSignature().isEmpty()) {
            return new StepResult.NotChecked("there is no checkpoint");
        }
        Checkpoint checkpoint = presented.checkpoint().get();
        if (!checkpoint.log().startsWith(receipt.gateway() + ".")) {
            return new StepResult.Failed("wrong_party");
        }
        List<PartyKey> keys = facts.list(new FactKey(FactKind.PARTY.keyType(), List.of(receipt.gateway().value()))).stream()
                .filter(Party.class::isInstance).map(Party.class::cast).flatMap(party -> party.keys().stream())
                .filter(key -> key.use() == KeyUse.RECEIPT).toList();
        if (keys.isEmpty()) {
            return new StepResult.NotChecked("the gateway has registered no RECEIPT key");
        }
        byte[] value = presented.checkpointSignature().get().toBytes();
        return StepResult.of(keys.stream().anyMatch(key -> signed(key, checkpoint.canonicalBytes(), value)), "signed by a RECEIPT key",
                "signature_invalid");
    }

    private static boolean signed(PartyKey key, byte[] bytes, byte[] value) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate().toBytes())).getPublicKey());
            signature.update(bytes);
            return signature.verify(value);
        } catch (GeneralSecurityException _) {
            return false; // no key, or no signature
        }
    }

    StepResult anchor() throws IOException {
        if (presented.checkpoint().isEmpty()) {
            return new StepResult.NotChecked("there is no checkpoint");
        }
        Checkpoint checkpoint = presented.checkpoint().get();
        Optional<Anchor> anchor = facts.find(Anchor.keyOf(checkpoint.log(), checkpoint.epoch()), Anchor.class);
        if (anchor.isEmpty()) {
            return new StepResult.NotChecked("the ledger has no anchor of this epoch yet");
        }
        return StepResult.of(anchor.get().size() == checkpoint.size() && anchor.get().root().equals(checkpoint.root()),
                "published on a ledger that was verified: " + facts.trust(), "anchor_fork");
    }

    StepResult enclave() throws IOException {
        Optional<EnclaveInstance> instance = facts.find(EnclaveInstance.keyOf(receipt.instance(), receipt.epoch()), EnclaveInstance.class);
        if (instance.isEmpty()) {
            return new StepResult.Failed("no_enclave");
        }
        Optional<ReferenceValues> values = facts.find(ReferenceValues.keyOf(instance.get().referenceValues()), ReferenceValues.class);
        Optional<PublicKey> key = key(instance.get());
        if (values.isEmpty() || !values.get().mrEnclave().equals(receipt.measurement())) {
            return new StepResult.Failed("measurement_not_approved");
        }
        if (key.isEmpty() || !presented.signature().verifies(presented.bytes(), receipt.instance(), receipt.epoch(), key.get())) {
            return new StepResult.Failed("signature_invalid");
        }
        return evidence(instance.get(), values.get());
    }

    private static Optional<PublicKey> key(EnclaveInstance instance) {
        for (InstanceKey key : instance.keys()) {
            if (key.use() == InstanceKeyUse.SIGN) {
                try {
                    return Optional.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki().toBytes())));
                } catch (GeneralSecurityException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private StepResult evidence(EnclaveInstance instance, ReferenceValues values) throws IOException {
        try {
            Evidence evidence = Evidence.decode(instance.evidence().toBytes());
            if (!evidence.digest().equals(receipt.evidence())) {
                return new StepResult.Failed("digest_mismatch");
            }
            if (!values.simulated()) {
                return new StepResult.NotChecked("signature good; the platform's quote is judged by audit verify");
            }
            EvidenceBinding claimed = evidence.claims().binding()
                    .orElseThrow(() -> new Rejected(io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH, "bound to nothing"));
            EvidenceBinding expected = new EvidenceBinding(claimed.channel(), values.use(), claimed.consortium(), claimed.membersDigest(),
                    instance.instance(), instance.epoch(), instance.keys(), instance.bindingBlock(), instance.bindingHeaderHash());
            SimulatedEvidenceVerifier.on(mode()).orElseThrow(() -> new Rejected(
                    io.riskmesh.ledger.reason.AttestationReason.STATUS_NOT_ACCEPTED, "simulated_refused"))
                    .verify(evidence, values.mrEnclave(), new LedgerBinding(evidence, expected));
            return new StepResult.Verified("SIMULATED EVIDENCE PROVES NOTHING; signature and binding are good");
        } catch (Rejected e) {
            return new StepResult.Failed(e.rejection().code().code());
        }
    }

    private ConsortiumMode mode() throws IOException {
        return consortium().map(Consortium::mode).orElse(ConsortiumMode.PRODUCTION);
    }

    // The last one enacted: members and quorum of later ones may differ, which then shows as "no quorum".
    private Optional<Consortium> consortium() throws IOException {
        Optional<Consortium> found = Optional.empty();
        for (Fact fact : facts.list(new FactKey(FactKind.ENACTMENT.keyType(), List.of(SubjectKind.CONSORTIUM.name())))) {
            if (fact instanceof Enactment enactment) {
                found = facts.find(Consortium.keyOf(Integer.parseInt(enactment.subject()), enactment.subjectDigest()), Consortium.class);
            }
        }
        return found;
    }

    StepResult authorisations() throws IOException {
        for (UseRef ref : receipt.uses()) {
            Optional<String> wrong = wrong(ref);
            if (wrong.isPresent()) {
                return new StepResult.Failed(wrong.get());
            }
        }
        return StepResult.of(!receipt.uses().isEmpty(), receipt.uses().size() + " uses were active at the time the payer claims", "authorisation_missing");
    }

    private Optional<String> wrong(UseRef ref) throws IOException {
        Optional<UseReceipt> use = facts.find(UseReceipt.keyOf(ref.grant(), ref.seq()), UseReceipt.class);
        Optional<DataUseAuthorization> grant = use.isEmpty() ? Optional.empty()
                : facts.find(DataUseAuthorization.keyOf(ref.grant(), use.get().version()), DataUseAuthorization.class);
        if (grant.isEmpty() || use.get().action() != DataUse.SCORE || !use.get().subject().equals(receipt.model().id())) {
            return Optional.of("authorisation_missing");
        }
        if (!grant.get().purpose().equals(receipt.purpose())) {
            return Optional.of("purpose_mismatch");
        }
        if (receipt.decidedAt() > Math.min(use.get().validUntil(), grant.get().validUntil())) {
            return Optional.of("authorisation_expired");
        }
        Optional<Revocation> revocation = facts.find(Revocation.keyOf(ref.grant()), Revocation.class);
        boolean before = revocation.isPresent() && revocation.get().at() + CLOCKS_APART_MS < receipt.decidedAt();
        return before ? Optional.of("authorisation_revoked") : Optional.empty();
    }

    StepResult model() throws IOException {
        Optional<ModelVersion> version = facts.find(ModelVersion.keyOf(receipt.model().name(), receipt.model().version()), ModelVersion.class);
        Optional<Consortium> rules = consortium();
        if (version.isEmpty() || !version.get().fileDigest().equals(receipt.modelDigest()) || rules.isEmpty()) {
            return new StepResult.Failed("model_not_active");
        }
        long approvals = facts.list(new FactKey(FactKind.APPROVAL.keyType(), List.of(SubjectKind.MODEL_VERSION.name(), receipt.model().id()))).stream()
                .filter(Approval.class::isInstance).map(Approval.class::cast)
                .filter(approval -> approval.decision() == Decision.APPROVE && approval.subjectDigest().equals(version.get().digest())
                        && rules.get().members().contains(approval.by())).count();
        boolean activated = facts.list(new FactKey(FactKind.ACTIVATION.keyType(), List.of(receipt.model().name()))).stream()
                .anyMatch(fact -> fact instanceof Activation link && link.version() == receipt.model().version() && link.state() == ActivationState.ACTIVE);
        if (approvals < rules.get().modelQuorum()) {
            return new StepResult.Failed("quorum_missing");
        }
        return StepResult.of(activated, "approved by " + approvals + " banks and put in use", "model_not_active");
    }

    StepResult opening() {
        if (presented.opening().isEmpty()) {
            return new StepResult.NotChecked("there is no opening");
        }
        PresentedReceipt.Opening opening = presented.opening().get();
        for (int band = 0; band < MOST_BANDS; band++) {
            if (Commitments.score(opening.salt(), opening.scorePpm(), band).equals(receipt.scoreCommitment())) {
                return StepResult.of(opening.requestDigest().isEmpty() || opens(opening.salt(), opening.requestDigest().get()),
                        "the score is the committed one", "request_commitment_mismatch");
            }
        }
        return new StepResult.Failed("score_commitment_mismatch");
    }

    private boolean opens(Digest salt, Digest request) {
        byte[] bytes = new byte[1 + 2 * Digest.LENGTH_BYTES];
        bytes[0] = 1;
        System.arraycopy(salt.toBytes(), 0, bytes, 1, Digest.LENGTH_BYTES);
        System.arraycopy(request.toBytes(), 0, bytes, 1 + Digest.LENGTH_BYTES, Digest.LENGTH_BYTES);
        return Digest.ofFile(bytes).equals(receipt.requestCommitment());
    }
}
