package io.riskmesh.verifier.process;

import io.riskmesh.verifier.facts.FactStage;
import java.util.List;
import java.util.Optional;

/// Entry point of the verifier alone: needs the verifier's jars and nothing of a bank.
public final class VerifierMain {

    private VerifierMain() {}

    public static void main(String[] args) {
        System.exit(new VerifyCommand(System.out, System.err, () -> Optional.of(new FactStage())).run(List.of(args)));
    }
}
