package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who signs, on which ledger, and how the answer is printed: every command that writes has these.
final class SigningOptions {
    @Option(names = "--as", paramLabel = "MSP:role", description = "Who signs on the ledger of --data, for example AlderMSP:operator.")
    private Optional<String> who = Optional.empty();

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    String who() throws Stopped {
        return who.orElseThrow(() -> Stopped.usage("expected --as MSP:role, found none"));
    }

    boolean onLedger() {
        return who.isPresent();
    }

    Path folder() {
        return ledger.folder();
    }

    LedgerDesk open(Terminal terminal) throws Stopped, IOException {
        return ledger.open(who(), terminal);
    }

    void print(ApiReply reply, Terminal terminal) throws IOException {
        output.print(reply, terminal);
    }

    void print(Answer answer, Terminal terminal) throws IOException {
        output.print(answer, terminal);
    }
}
