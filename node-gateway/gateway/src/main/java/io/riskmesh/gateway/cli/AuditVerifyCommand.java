package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.DeliveredBlocks;
import io.riskmesh.gateway.ledger.client.KeptBlocks;
import io.riskmesh.gateway.ledger.client.LedgerIdentity;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `audit verify`: the offline verifier's own command, over a folder or over the blocks that a running ledger delivers.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check every block, signature, policy, transaction and fact; believes no server.")
final class AuditVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Data folder of an embedded ledger, or a folder of <n>.block files.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--peer", description = "Verify what the running ledger of --data delivers, instead of a folder.")
    private boolean peer;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "riskmesh-ledger", description = "With --peer (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--keep", paramLabel = "DIR", description = "With --peer: keep the delivered blocks in DIR, which must not exist.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--format", paramLabel = "table|json|html", defaultValue = "table", description = "Form of the report (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report to FILE instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--known-head", paramLabel = "BLOCK:HASH", description = "A header hash that you kept. May be repeated.")
    private List<String> knownHeads = List.of();

    @Option(names = "--commit-hash", paramLabel = "SOURCE:BLOCK:HASH", description = "A peer's commit hash. May be repeated.")
    private List<String> commitHashes = List.of();

    @Option(names = "--checkpoint", paramLabel = "FILE", description = "Go on after what an earlier run checked; rewritten at the end.")
    private Optional<Path> checkpoint = Optional.empty();

    AuditVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        if (peer == folder.isPresent()) {
            throw Stopped.usage("expected a folder of blocks or --peer, found " + (peer ? "both" : "neither"));
        }
        if (!peer && keep.isPresent()) {
            throw Stopped.usage("--keep is for what --peer delivers");
        }
        return peer ? verifyPeer() : verify(folder.orElseThrow(), VerifyCommand::open);
    }

    private int verifyPeer() throws Stopped, IOException {
        ConnectionProfile profile = new LedgerProcess(data).profile();
        String reader = profile.regulators().isEmpty() ? profile.banks().getFirst() : profile.regulators().getFirst();
        LedgerIdentity identity = profile.identity(reader, profile.regulators().isEmpty() ? "operator" : "auditor");
        return verify(data, _ -> {
            DeliveredBlocks delivered =
                    DeliveredBlocks.open(profile, identity, terminal.clock(), terminal.entropy(), DeliveredBlocks.PATIENCE);
            return keep.isPresent() ? KeptBlocks.of(delivered, keep.get()) : delivered;
        });
    }

    private int verify(Path place, VerifyCommand.SourceOpener opener) throws IOException {
        List<String> args = new ArrayList<>(List.of(place.toString(), "--format", format));
        knownHeads.forEach(head -> args.addAll(List.of("--known-head", head)));
        commitHashes.forEach(hash -> args.addAll(List.of("--commit-hash", hash)));
        checkpoint.ifPresent(file -> args.addAll(List.of("--checkpoint", file.toString())));
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        ByteArrayOutputStream problem = new ByteArrayOutputStream();
        int status;
        try (PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(problem, true, StandardCharsets.UTF_8)) {
            status = new VerifyCommand(out, err, () -> Optional.of(new FactStage())).run(args, opener);
        }
        problem.toString(StandardCharsets.UTF_8).lines().limit(1).forEach(line -> terminal.err().println("riskmesh: " + line));
        if (output.isPresent() && report.size() > 0) {
            WholeFile.write(output.get(), report.toByteArray());
        } else {
            terminal.out().print(report.toString(StandardCharsets.UTF_8));
            terminal.out().flush();
        }
        return status;
    }
}
