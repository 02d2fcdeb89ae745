package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.BodyAnswer;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.gateway.output.AnswerPrinter;
import io.riskmesh.gateway.output.OutputFormat;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// How and where a command prints its answer; every command has these.
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "table|json|jsonl|csv",
            defaultValue = "table",
            description = "How the answer is printed (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the answer to FILE instead of standard output.")
    private Path output;

    void print(Answer answer, Terminal terminal) throws IOException {
        print(AnswerPrinter.print(answer, format), terminal);
    }

    boolean is(OutputFormat other) {
        return format == other;
    }

    /// What a gateway answered. As `json` the body stays as it came; what is not JSON stays as it came in every format.
    void print(ApiReply reply, Terminal terminal) throws IOException {
        boolean json = reply.headers().getOrDefault("content-type", "").contains("json");
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        if (!json || format == OutputFormat.JSON) {
            print(body.endsWith("\n") || body.isEmpty() ? body : body + "\n", terminal);
        } else if (format == OutputFormat.JSONL) {
            print(lines(reply.json()), terminal);
        } else {
            print(BodyAnswer.of(reply.json()), terminal);
        }
    }

    private static String lines(JsonNode body) {
        JsonNode items = body.isArray() ? body : body.path("items");
        if (!items.isArray()) {
            return body + "\n";
        }
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(item).append('\n'));
        return text.toString();
    }

    private void print(String text, Terminal terminal) throws IOException {
        if (output == null) {
            terminal.out().print(text);
            terminal.out().flush();
        } else {
            WholeFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
