package io.riskmesh.attestation.pki;

import io.riskmesh.ledger.canonical.Digest;

/// The key that everything ends in, by the SHA-256 of its SubjectPublicKeyInfo: a name proves nothing, others can carry it too. The
/// one of production is [#INTEL_SGX]; tests of this project make their own, nobody else can.
public final class PinnedRoot {

    /// The key of the Intel SGX Root CA.
    public static final PinnedRoot INTEL_SGX =
            new PinnedRoot(Digest.fromHex("a0af031289f5d5d4132f9186068a7fc13628633ba235777472e29b6b6c67a49e"));

    private final Digest spkiDigest;

    PinnedRoot(Digest spkiDigest) {
        this.spkiDigest = spkiDigest;
    }

    boolean isKeyOf(Certificate certificate) {
        return Digest.ofFile(certificate.key().spki()).equals(spkiDigest);
    }
}
