package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.BodyAnswer;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `run compare`.
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Runs side by side: state, trees, parameters, digest of the model, the last thing measured.")
final class RunCompareCommand extends ApiVerb {
    private static final List<String> FIELDS = List.of("runId", "ledgerRun", "model", "state", "parametersDigest", "modelDigest");

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "Ids of the runs.")
    private List<String> runs;

    RunCompareCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        ObjectNode document = object();
        ArrayNode items = document.putArray("items");
        for (String run : runs) {
            JsonNode read = reply(ApiRequest.get(RunVerbs.path(run))).json();
            ObjectNode item = items.addObject();
            for (String field : FIELDS) {
                if (read.has(field)) {
                    item.set(field, read.get(field));
                }
            }
            JsonNode metrics = reply(ApiRequest.get(RunVerbs.path(run) + "/metrics")).json().path("trees");
            item.put("trees", metrics.size());
            if (!metrics.isEmpty()) {
                item.set("last", metrics.get(metrics.size() - 1));
            }
        }
        output().print(BodyAnswer.of(document), terminal());
        return ExitStatus.DONE.code();
    }
}
