package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.receipt.ReceiptVerifier;
import io.riskmesh.gateway.scoring.receipt.VerifiedBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `receipt`.
final class ReceiptVerbs {
    private ReceiptVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Receipt()).addSubcommand(new Show(terminal)).addSubcommand(new Verify(terminal));
    }

    /// `receipt show`.
    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "A receipt with its proofs so far; --format json --output FILE keeps what `receipt verify` reads.")
    static final class Show extends ApiVerb {
        @Parameters(paramLabel = "ID", description = "Id of the receipt, rcp_...")
        private String id;

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.get(ApiRequest.path("receipts", id)));
        }
    }

    /// `receipt verify`.
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Verify a receipt step by step; exit 3 unless everything that was checked holds.")
    static final class Verify extends ApiVerb {
        @Parameters(paramLabel = "FILE.json", description = "What `receipt show --format json` gave.")
        private Path file;

        @Option(names = "--blocks", paramLabel = "DIR", description = "Verify against these blocks, which are verified first; no gateway is asked.")
        private Path blocks;

        Verify(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            if (blocks != null) {
                return offline();
            }
            JsonNode document = read(file);
            ApiReply reply = reply(ApiRequest.post(ApiRequest.path("receipts", "verifications"), document));
            output().print(reply, terminal());
            return reply.json().path("result").asText().equals("does_not_verify") ? ExitStatus.REFUSED.code() : ExitStatus.DONE.code();
        }

        private int offline() throws Stopped, IOException {
            return switch (new ReceiptVerifier(VerifiedBlocks.open(blocks)).verify(Files.readAllBytes(file))) {
                case ReceiptDesk.Found.Document(JsonNode found) -> {
                    terminal().out().println(found.toPrettyString());
                    yield found.path("result").asText().equals("does_not_verify") ? ExitStatus.REFUSED.code() : ExitStatus.DONE.code();
                }
                case ReceiptDesk.Found.Not(var code, String detail) -> throw Stopped.refused(code.code() + " " + detail);
            };
        }
    }
}
