package io.riskmesh.attestation.evidence.simulated;

import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.ledger.canonical.Digest;

/// Makes evidence that PROVES NOTHING. It has the form of evidence, so that everything around it can be run without SGX.
///
/// @param mrEnclave digest of the jar with the image's classes
public record SimulatedProvider(Digest mrEnclave) implements EvidenceProvider {

    @Override
    public String kind() {
        return "simulated";
    }

    @Override
    public byte[] quote(byte[] reportData) {
        if (reportData.length != 64) {
            throw new IllegalArgumentException("Report data have 64 bytes, got " + reportData.length);
        }
        return new SimulatedQuote(mrEnclave, reportData).encode();
    }
}
