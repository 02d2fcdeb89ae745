package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.StringJoiner;

/// A run, as the API answers it, in one line for people.
public final class RunText {
    private static final Set<String> ENDS = Set.of("completed", "refused", "failed", "cancelled");

    private RunText() {}

    /// Whether nothing more happens by itself.
    public static boolean ended(JsonNode run) {
        return ENDS.contains(run.path("state").asText());
    }

    /// Where it is and whom it waits for.
    public static String line(JsonNode run) {
        StringJoiner line = new StringJoiner("  ");
        line.add(run.path("runId").asText()).add(run.path("model").asText()).add(run.path("state").asText());
        JsonNode progress = run.path("progress");
        if (progress.path("trees").asInt() > 0) {
            line.add("tree " + progress.path("tree").asText() + "/" + progress.path("trees").asText());
            if (!progress.path("phase").asText("").isEmpty()) {
                line.add("level " + progress.path("level").asText() + "/" + progress.path("levels").asText() + " "
                        + progress.path("phase").asText());
            }
        }
        for (JsonNode waiting : progress.path("waitingFor")) {
            line.add("waiting for " + waiting.path("party").asText() + " (" + waiting.path("phase").asText() + ", since "
                    + waiting.path("since").asText() + ")");
        }
        if (run.path("refused").isObject()) {
            line.add(run.at("/refused/code").asText());
        }
        if (run.path("failed").isObject()) {
            line.add(run.at("/failed/stage").asText() + ": " + run.at("/failed/code").asText()
                    + (run.at("/failed/resumable").asBoolean() ? ", resumable" : ""));
        }
        return line.toString();
    }

    /// The same with what changes all the time.
    public static String block(JsonNode run) {
        JsonNode eta = run.at("/progress/etaS");
        return eta.isObject() ? line(run) + "  ETA " + eta.path("low").asText() + "-" + eta.path("high").asText() + " s" : line(run);
    }
}
