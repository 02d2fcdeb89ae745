package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `score`: one payment, one message, or many in time.
final class ScoreVerbs {
    private ScoreVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Score()).addSubcommand(new One(terminal)).addSubcommand(new Iso(terminal))
                .addSubcommand(new ScoreBenchCommand(terminal));
    }

    /// A file's bytes as a request's body.
    abstract static class OfFile extends ApiVerb {
        @Parameters(paramLabel = "FILE", description = "The body, sent as it is.")
        private Path file;

        @Option(names = "--key", paramLabel = "KEY", description = "Idempotency-Key: the same key and body give the same answer (default: a new one).")
        private Optional<String> key = Optional.empty();

        OfFile(Terminal terminal) {
            super(terminal);
        }

        Path file() {
            return file;
        }

        int score(String path, String contentType, boolean keyed) throws Stopped, IOException, InterruptedException {
            try (ApiClient client = profile().open(terminal())) {
                ApiRequest request = ApiRequest.post(path, contentType, body());
                String used = key.orElseGet(client::newKey);
                ApiReply reply = client.call(keyed || key.isPresent() ? request.with(ApiClient.IDEMPOTENCY_KEY, used) : request,
                        profile().timeout()).orStop();
                output().print(reply, terminal());
                return ExitStatus.DONE.code();
            }
        }

        private byte[] body() throws Stopped {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw Stopped.unavailable("expected a file at " + file + ", found none that can be read", e);
            }
        }
    }

    /// `score one`.
    @Command(name = "one", mixinStandardHelpOptions = true,
            description = "Score a payment: 0 a score, 3 refused, 4 no score now. A refusal is never a score.")
    static final class One extends OfFile {
        @Option(names = "--sandbox", description = "A synthetic model, nothing recorded; any role may.")
        private boolean sandbox;

        One(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return sandbox ? score(ApiRequest.path("sandbox", "scores"), "application/json", false)
                    : score(ApiRequest.path("scores"), "application/json", true);
        }
    }

    /// `score iso`.
    @Command(name = "iso", mixinStandardHelpOptions = true,
            description = "Score the payment of an ISO 20022-shaped message (pacs.008), XML or JSON by the file's first letter.")
    static final class Iso extends OfFile {
        Iso(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return score(ApiRequest.path("scores", "iso20022"), isXml() ? "application/xml" : "application/json", false);
        }

        private boolean isXml() throws Stopped {
            try (var text = Files.newBufferedReader(file())) {
                int first = text.read();
                while (Character.isWhitespace(first)) {
                    first = text.read();
                }
                return first == '<';
            } catch (IOException e) {
                throw Stopped.unavailable("expected a file at " + file() + ", found none that can be read", e);
            }
        }
    }
}
