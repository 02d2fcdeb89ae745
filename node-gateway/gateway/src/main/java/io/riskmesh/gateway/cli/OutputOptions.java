package io.riskmesh.gateway.cli;

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
        String text = AnswerPrinter.print(answer, format);
        if (output == null) {
            terminal.out().print(text);
            terminal.out().flush();
        } else {
            WholeFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
