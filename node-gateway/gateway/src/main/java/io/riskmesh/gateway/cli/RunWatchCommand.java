package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.EventBell;
import io.riskmesh.gateway.client.RunText;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `run watch`.
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = "Follow a run to its end: one line redrawn on a terminal, else a line per change; exit 3 unless it completes.")
final class RunWatchCommand extends RunVerbs.OfOne {
    private static final long REDRAW_MILLIS = 250;

    @Option(names = "--wait", paramLabel = "10m", defaultValue = "60m", description = "Give up after so long, exit 5 (default: ${DEFAULT-VALUE}).")
    private String wait;

    @Option(names = "--until", paramLabel = "TEXT", defaultValue = "", description = "Leave early, exit 0, when the line says this.")
    private String until;

    private String drawn = "";

    RunWatchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        Duration limit = WaitOptions.parse(wait);
        long end = terminal().nanoTime().getAsLong() + limit.toNanos();
        try (ApiClient client = profile().open(terminal()); EventBell bell = EventBell.of(client, "run")) {
            while (true) {
                ApiReply reply = client.call(ApiRequest.get(path()), profile().timeout()).orStop();
                JsonNode run = reply.json();
                draw(run);
                boolean reached = !until.isEmpty() && RunText.line(run).contains(until);
                if (reached || RunText.ended(run)) {
                    return finish(reply, reached || run.path("state").asText().equals("completed"));
                }
                if (terminal().nanoTime().getAsLong() > end) {
                    throw Stopped.timeout("the run did not end within " + limit.toSeconds() + " s");
                }
                Thread.sleep(REDRAW_MILLIS);
                bell.await();
            }
        }
    }

    private int finish(ApiReply reply, boolean good) throws IOException {
        if (terminal().redraw()) {
            terminal().err().println();
        }
        output().print(reply, terminal());
        return good ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code();
    }

    private void draw(JsonNode run) {
        if (terminal().redraw()) {
            terminal().err().print("\r\u001B[2K" + RunText.block(run));
        } else if (!RunText.line(run).equals(drawn)) {
            drawn = RunText.line(run);
            terminal().err().println(drawn);
        }
        terminal().err().flush();
    }
}
