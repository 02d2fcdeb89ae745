package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who signs, on which ledger, and how the answer is printed: every command that writes has these.
final class SigningOptions {
    @Option(names = "--as", required = true, paramLabel = "MSP:role", description = "Who signs, for example AlderMSP:operator.")
    private String who;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    String who() {
        return who;
    }

    Path folder() {
        return ledger.folder();
    }

    LedgerDesk open(Terminal terminal) throws Stopped, IOException {
        return ledger.open(who, terminal);
    }

    void print(Answer answer, Terminal terminal) throws IOException {
        output.print(answer, terminal);
    }
}
