package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.evidence.EvidenceUnavailable;
import io.riskmesh.attestation.evidence.GramineSgxProvider;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.quote.SgxReport;
import io.riskmesh.attestation.quote.TdReport;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Assurance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Entry point of the evaluator's image under Gramine with SGX. It knows no other evidence.
public final class EvaluatorMain {

    private static final int REPORT_DATA_BYTES = 64;

    private EvaluatorMain() {}

    /// @param arguments `ADDRESS PORT`, an address of digits
    public static void main(String[] arguments) throws IOException, EvidenceUnavailable, Rejected {
        GramineSgxProvider provider = new GramineSgxProvider(GramineSgxProvider.FOLDER);
        Digest measurement = measurement(provider.quote(new byte[REPORT_DATA_BYTES]));
        EvaluatorProcess.run(address(arguments), provider, Assurance.ATTESTED, measurement, System.out::println);
    }

    /// Where it listens: names are the host's to answer, so an address is digits.
    public static InetSocketAddress address(String[] arguments) throws IOException {
        if (arguments.length != 2 || !arguments[0].matches("[0-9a-fA-F.:]+") || !arguments[1].matches("[0-9]{1,5}")
                || Integer.parseInt(arguments[1]) > 65_535) {
            throw new IllegalArgumentException("Expected ADDRESS PORT, an address of digits and a port of 0 to 65535");
        }
        return new InetSocketAddress(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private static Digest measurement(byte[] quote) throws Rejected {
        return switch (Quote.parse(quote).body()) {
            case SgxReport report -> Digest.fromBytes(report.mrEnclave());
            case TdReport _ -> throw new IllegalStateException("An evaluator runs in an SGX enclave");
        };
    }
}
