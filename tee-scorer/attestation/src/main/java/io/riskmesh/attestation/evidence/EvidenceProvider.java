package io.riskmesh.attestation.evidence;

/// Where an enclave gets its quotes. There are two: [GramineSgxProvider], and one that is simulated and proves nothing.
public interface EvidenceProvider {

    /// `gramine-sgx` or `simulated`.
    String kind();

    /// A quote over 64 bytes.
    ///
    /// @throws EvidenceUnavailable if the platform gives none
    byte[] quote(byte[] reportData) throws EvidenceUnavailable;
}
