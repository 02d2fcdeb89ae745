package io.riskmesh.enclave.process;

import io.riskmesh.attestation.evidence.EvidenceUnavailable;
import io.riskmesh.attestation.evidence.GramineSgxProvider;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.quote.SgxReport;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;

/// Entry point of the scorer's image under Gramine with SGX. It knows no other evidence.
public final class ScorerMain {

    private static final int REPORT_DATA_BYTES = 64;

    private ScorerMain() {}

    /// @param arguments `ADDRESS PORT`
    public static void main(String[] arguments) throws IOException, EvidenceUnavailable, Rejected {
        GramineSgxProvider provider = new GramineSgxProvider(GramineSgxProvider.FOLDER);
        Digest measurement = measurement(provider.quote(new byte[REPORT_DATA_BYTES]));
        ScorerProcess.run(ScorerOptions.parse(arguments), provider, measurement, System.out::println);
    }

    // What the platform says of itself; gateways check the quote, receipts repeat the measurement.
    private static Digest measurement(byte[] quote) throws Rejected {
        return switch (Quote.parse(quote).body()) {
            case SgxReport report -> Digest.fromBytes(report.mrEnclave());
            case io.riskmesh.attestation.quote.TdReport _ -> throw new IllegalStateException("A scorer runs in an SGX enclave");
        };
    }
}
