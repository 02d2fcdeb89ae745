package io.riskmesh.enclave.simulated;

import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.enclave.evaluator.EvaluatorMain;
import io.riskmesh.enclave.evaluator.EvaluatorProcess;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Assurance;
import java.io.IOException;
import java.util.Arrays;

/// Entry point of an evaluator that protects nothing: its reports say SIMULATED, and no production channel takes them.
public final class SimulatedEvaluatorMain {

    private SimulatedEvaluatorMain() {}

    /// @param arguments measurement in hex, or `jar` for the digest of the jar that this class is in; then `ADDRESS PORT`
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3 || !(arguments[0].equals(SimulatedScorerMain.OWN_JAR) || Digest.isHex(arguments[0]))) {
            System.err.println("Expected a measurement of 64 hex digits or \"jar\", then ADDRESS PORT");
            System.exit(2);
        }
        System.out.println(SimulatedScorerMain.BANNER);
        Digest measurement = arguments[0].equals(SimulatedScorerMain.OWN_JAR) ? SimulatedScorerMain.ownJar() : Digest.fromHex(arguments[0]);
        EvaluatorProcess.run(EvaluatorMain.address(Arrays.copyOfRange(arguments, 1, arguments.length)), new SimulatedProvider(measurement),
                Assurance.SIMULATED, measurement, System.out::println);
    }
}
