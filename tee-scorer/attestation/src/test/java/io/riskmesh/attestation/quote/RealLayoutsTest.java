package io.riskmesh.attestation.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.pki.CertificateChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.rejection.Rejected;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RealLayoutsTest {

    @Test
    void a_report_of_version_1_5_in_a_quote_of_version_5_is_read_and_its_signatures_hold() throws Rejected {
        Quote quote = Quote.parseZeroPadded(SharedCollateral.file("google-tdx/quote_v5_sample.dat"));
        assertEquals(5, quote.version());
        TdReport report = (TdReport) quote.body();
        assertTrue(report.isVersion15());
        assertEquals(16, report.teeTcbSvnNow().length);
        CertificateChain chain = CertificateChain.ofPck(quote.pckChain(), PinnedRoot.INTEL_SGX, SignatureCheck.direct(),
                Instant.parse("2026-02-25T00:00:00Z").toEpochMilli());
        assertTrue(chain.key().verifies(quote.qeReportSignature(), quote.qeReport().toBytes()));
        assertTrue(quote.attestationKey().verifies(quote.signature(), quote.signedBytes()));
    }
}
