package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.doctor.OpsProbe;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `node status`.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Whether a gateway of this machine lives, is ready, and could score; exit 3 if it is not ready, 4 if it does not"
                + " answer.")
final class NodeStatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NodeOptions node;

    @Mixin
    private OutputOptions output;

    NodeStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        HostPort ops = node.read(terminal).ops().listen();
        ObjectNode document = new ObjectMapper().createObjectNode();
        try {
            OpsProbe probe = new OpsProbe(ops);
            document.set("live", probe.ask("/live"));
            document.set("ready", probe.ask("/ready"));
            document.set("scoring", probe.ask("/ready?for=scoring"));
        } catch (IOException e) {
            throw Stopped.unavailable("no gateway answers at " + ops + "; ./riskmesh node start --config FILE", e);
        }
        output.print(new Answer(document, List.of(), List.of("question", "check", "result", "found"), rows(document), List.of()),
                terminal);
        return (document.path("ready").path("ok").asBoolean() ? ExitStatus.DONE : ExitStatus.REFUSED).code();
    }

    private static List<List<String>> rows(ObjectNode document) {
        List<List<String>> rows = new ArrayList<>();
        document.properties().forEach(question -> question.getValue().path("checks").properties().forEach(check -> {
            JsonNode found = check.getValue();
            rows.add(List.of(question.getKey(), check.getKey(), found.path("ok").asBoolean() ? "ok" : "fail",
                    found.path("detail").asText()));
        }));
        return rows;
    }
}
