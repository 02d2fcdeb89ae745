package io.riskmesh.enclave.simulated;

import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.enclave.process.ScorerOptions;
import io.riskmesh.enclave.process.ScorerProcess;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Entry point of a scorer that protects nothing: whoever runs the process reads all that is sealed to it. Only a consortium in
/// development takes its evidence.
public final class SimulatedScorerMain {

    /// What it says before anything else.
    public static final String BANNER = "SIMULATED ATTESTATION: THIS PROCESS PROVES NOTHING AND PROTECTS NOTHING";

    private SimulatedScorerMain() {}

    static final String OWN_JAR = "jar";

    /// @param arguments measurement in hex, or `jar` for the digest of the jar that this class is in; then `ADDRESS PORT`
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !(arguments[0].equals(OWN_JAR) || Digest.isHex(arguments[0]))) {
            System.err.println("Expected a measurement of 64 hex digits or \"jar\", then ADDRESS PORT");
            System.exit(2);
        }
        System.out.println(BANNER);
        Digest measurement = arguments[0].equals(OWN_JAR) ? ownJar() : Digest.fromHex(arguments[0]);
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        ScorerProcess.run(ScorerOptions.parse(rest), new SimulatedProvider(measurement), measurement, System.out::println);
    }

    static Digest ownJar() throws IOException {
        try {
            Path jar = Path.of(SimulatedScorerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Digest.ofFile(Files.readAllBytes(jar));
        } catch (URISyntaxException e) {
            throw new IOException("This class is in no jar", e);
        }
    }
}
