package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.DisclosedReceipts;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `audit receipts`.
@Command(
        name = "receipts",
        mixinStandardHelpOptions = true,
        description = "Hold the receipt logs that banks disclose against the anchors on the ledger, or find one receipt in them.")
final class AuditReceiptsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "Data folder of an embedded ledger, or a folder of <n>.block files.")
    private Path blocks;

    @Option(names = "--log", required = true, paramLabel = "ID=FILE", description = "A disclosed log: one leaf per line, base64url. May be repeated.")
    private Map<String, Path> logs;

    @Option(names = "--receipt", paramLabel = "FILE", description = "Prove that this receipt was logged and published.")
    private Optional<Path> receipt = Optional.empty();

    @Mixin
    private OutputOptions output;

    AuditReceiptsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        DisclosedReceipts disclosed = DisclosedReceipts.open(blocks, logs);
        if (receipt.isPresent()) {
            output.print(disclosed.locate(receipt.get()), terminal);
            return ExitStatus.DONE.code();
        }
        output.print(disclosed.answer(), terminal);
        return disclosed.isClean() ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code();
    }
}
