package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the payee's side of payments is, for a run on the features of both sides.
final class JointOptions {
    @Option(names = "--joint", description = "Train on the features of both sides of a payment as well, without showing either.")
    private boolean joint;

    @Option(
            names = "--payee",
            paramLabel = "FILE",
            description = "Rows of the payee's side: CSV with a header, the key and payee-side features. May be repeated.")
    private List<Path> payee = List.of();

    @Option(names = "--key", paramLabel = "COL", description = "Column that names a payment on both sides.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--payer-bank", paramLabel = "COL", description = "Column of --data with the payer's bank, whose row it is.")
    private Optional<String> payerBank = Optional.empty();

    @Option(
            names = "--payee-bank",
            paramLabel = "COL",
            description = "Column of --data with the payee's bank; a bank without rows in --data is outside the consortium.")
    private Optional<String> payeeBank = Optional.empty();

    /// Empty where one side alone is asked for.
    Optional<JointRequest> request() throws Stopped {
        boolean any = !payee.isEmpty() || key.isPresent() || payerBank.isPresent() || payeeBank.isPresent();
        if (!joint && any) {
            throw Stopped.usage("expected --joint with --payee, --key, --payer-bank and --payee-bank, found none");
        }
        if (joint && (payee.isEmpty() || key.isEmpty() || payerBank.isEmpty() || payeeBank.isEmpty())) {
            throw Stopped.usage("--joint: expected --payee FILE, --key COL, --payer-bank COL and --payee-bank COL, found not all of them");
        }
        return joint ? Optional.of(new JointRequest(payee, key.orElseThrow(), payerBank.orElseThrow(), payeeBank.orElseThrow()))
                : Optional.empty();
    }
}
