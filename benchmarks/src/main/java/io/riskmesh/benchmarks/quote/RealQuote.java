package io.riskmesh.benchmarks.quote;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.ApprovedMeasurement;
import io.riskmesh.attestation.appraisal.AttestationResult;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.attestation.appraisal.EvaluationFloor;
import io.riskmesh.attestation.appraisal.NamedAdvisory;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The quote of the documentation's example, at an instant at which it is good, under a policy that accepts it.
record RealQuote(byte[] quote, CollateralSet collateral) {

    private static final long AT = Instant.parse("2025-06-25T00:00:00Z").toEpochMilli();
    private static final String FAMILY = "00a067110000";
    private static final Digest PLATFORM = Digest.fromHex("f67815585bf45df912b0e5cee6af6c4fb002d6ec116da44e2008adb0fab58e51");
    private static final Digest MEASURED = Digest.fromHex("33d8736db756ed4997e04ba358d27833188f1932ff7b1d156904d3f560452fbb");

    static RealQuote read() throws IOException {
        byte[] signers = file("signers.pem");
        return new RealQuote(file("quote.dat"), new CollateralSet(file("tcb-info.json"), signers, file("qe-identity.json"), signers,
                Optional.of(file("root.crl")), Optional.of(file("pck.crl"))));
    }

    /// All ten steps, the last for nothing.
    void verify(SignatureCheck signatures) {
        AttestationResult result = new QuoteVerifier(PinnedRoot.INTEL_SGX, signatures)
                .verify(quote, collateral, criteria(), _ -> { }, AT);
        if (!(result instanceof AttestationResult.Accepted)) {
            throw new IllegalStateException("The quote is good, found " + result);
        }
    }

    private static Criteria criteria() {
        AppraisalPolicy standard = AppraisalPolicy.standard(new EvaluationFloor(17, 17));
        AppraisalPolicy policy = new AppraisalPolicy(standard.teeTypes(), standard.statuses(),
                List.of(new NamedAdvisory("INTEL-SA-00289", AT), new NamedAdvisory("INTEL-SA-00615", AT)), 0,
                standard.tcbEvaluationFloor(), List.of(FAMILY), List.of(PLATFORM), 90, 50);
        return new Criteria(policy, List.of(new ApprovedMeasurement(MEASURED, 0, 0)));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = RealQuote.class.getResourceAsStream("sgx/" + name)) {
            if (in == null) {
                throw new IOException("The resource sgx/" + name + " is not there");
            }
            return in.readAllBytes();
        }
    }
}
