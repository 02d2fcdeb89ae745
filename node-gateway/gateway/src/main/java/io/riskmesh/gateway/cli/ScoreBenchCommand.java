package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.load.LoadPlan;
import io.riskmesh.gateway.client.load.LoadReport;
import io.riskmesh.gateway.client.load.OpenLoop;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `score bench`.
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Send payments at a fixed rate whatever comes back, and measure each from the moment at which it was due.")
final class ScoreBenchCommand extends ApiVerb {
    @Parameters(paramLabel = "FILE.jsonl", description = "Bodies, one per line, used in turn.")
    private Path file;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", description = "Payments per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "How long to send (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--sandbox", description = "Call the sandbox instead.")
    private boolean sandbox;

    @Option(names = "--hdr", paramLabel = "FILE", description = "Also write the percentile distribution of HdrHistogram, in microseconds.")
    private Optional<Path> hdr = Optional.empty();

    ScoreBenchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        LoadPlan plan = new LoadPlan(sandbox, rate, Duration.ofSeconds(seconds), profile().timeout());
        try (ApiClient client = profile().open(terminal())) {
            LoadReport report = new OpenLoop(client, terminal().nanoTime()).run(plan, bodies());
            output().print(report.answer(), terminal());
            if (hdr.isPresent()) {
                WholeFile.write(hdr.get(), report.distribution().getBytes(StandardCharsets.US_ASCII));
            }
            return report.answered() > 0 ? ExitStatus.DONE.code() : ExitStatus.UNAVAILABLE.code();
        }
    }

    private List<byte[]> bodies() throws Stopped {
        try {
            List<byte[]> bodies = Files.readAllLines(file).stream().filter(line -> !line.isBlank())
                    .map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
            if (bodies.isEmpty()) {
                throw Stopped.refused("expected a body per line in " + file + ", found none");
            }
            return bodies;
        } catch (IOException e) {
            throw Stopped.unavailable("expected a file at " + file + ", found none that can be read", e);
        }
    }
}
