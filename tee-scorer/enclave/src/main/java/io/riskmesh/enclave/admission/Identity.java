package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.evidence.Claims;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.attestation.evidence.EvidenceUnavailable;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;

/// Who an enclave is in one epoch: keys that live in this process only, and the evidence that binds them. Never printed, never
/// stored.
///
/// @param hpke X25519: sessions are opened to it
/// @param sign P-256: signs receipts and tally
/// @param measurement of the image, which receipts carry
public record Identity(EpochStart start, KeyPair hpke, KeyPair sign, Evidence evidence, Digest measurement) {

    /// Makes keys of a scorer and has the platform bind them.
    public static Identity make(EpochStart start, EvidenceProvider provider, Digest measurement, SecureRandom random)
            throws EvidenceUnavailable {
        return make(EnclaveUse.SCORER, start, provider, measurement, random);
    }

    /// Makes keys and has the platform bind them.
    public static Identity make(EnclaveUse use, EpochStart start, EvidenceProvider provider, Digest measurement, SecureRandom random)
            throws EvidenceUnavailable {
        KeyPair hpke = generate("X25519", Optional.empty(), random);
        KeyPair sign = generate("EC", Optional.of("secp256r1"), random);
        List<InstanceKey> keys = List.of(new InstanceKey(InstanceKeyUse.HPKE, OpaqueBytes.of(hpke.getPublic().getEncoded())),
                new InstanceKey(InstanceKeyUse.SIGN, OpaqueBytes.of(sign.getPublic().getEncoded())));
        EvidenceBinding binding = new EvidenceBinding(start.channel(), use, start.consortium(),
                start.members().digest(), start.instance(), start.epoch(), keys, start.bindingBlock(), start.headerHash());
        Claims claims = new Claims(Digest.ofFile(sign.getPublic().getEncoded()), Optional.of(binding));
        byte[] quote = provider.quote(Evidence.of(new byte[0], claims).reportData());
        return new Identity(start, hpke, sign, Evidence.of(quote, claims), measurement);
    }

    private static KeyPair generate(String algorithm, Optional<String> curve, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve.isPresent()) {
                generator.initialize(new ECGenParameterSpec(curve.get()), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has X25519 and P-256", e);
        }
    }

    @Override
    public String toString() {
        return "Identity[" + start.instance() + ", epoch " + start.epoch() + "]";
    }
}
