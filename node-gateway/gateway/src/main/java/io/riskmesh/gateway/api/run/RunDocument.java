package io.riskmesh.gateway.api.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.RunLogLine;
import io.riskmesh.gateway.run.RunParticipation;
import io.riskmesh.gateway.run.RunProgress;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.TreeMetric;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;

/// Runs as the API shows them.
final class RunDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunDocument() {}

    /// @param now ms since the epoch
    static ObjectNode of(RunView run, Caller caller, long now, JsonNode trust) {
        ObjectNode document = NODES.objectNode().put("runId", run.id()).put("ledgerRun", run.ledgerRun().map(RunId::toString).orElse(null))
                .put("model", run.request().model()).put("state", run.state().id()).put("initiator", run.coordinator().value());
        document.set("parties", parties(run.banks()));
        document.put("purpose", run.request().purpose()).put("dataset", run.request().dataset());
        ObjectNode parameters = document.putObject("parameters").put("set", run.request().parameterSet());
        run.request().parameters().forEach(parameters::put);
        if (Digest.isHex(run.parametersDigest())) {
            document.put("parametersDigest", run.parametersDigest());
        }
        document.set("progress", run.progress().map(RunDocument::of).orElse(null));
        document.set("refused", run.reason().filter(_ -> run.state() == RunState.REFUSED).map(RunDocument::reason).orElse(null));
        document.set("failed", run.reason().filter(_ -> run.state() == RunState.FAILED)
                .map(reason -> reason(reason).put("resumable", run.resumable())).orElse(null));
        document.put("modelDigest", run.model().map(Digest::hex).orElse(null))
                .put("startedByMe", run.startedBy().filter(caller.subject()::equals).isPresent())
                .put("createdAt", Times.text(run.createdAt())).put("updatedAt", Times.text(run.changedAt()))
                .put("elapsedMs", Math.max(0, (run.state().isOver() ? run.changedAt() : now) - run.createdAt()));
        document.set("trust", trust);
        return document;
    }

    private static ObjectNode reason(Refusal reason) {
        return NODES.objectNode().put("code", reason.code().code()).put("detail", reason.detail());
    }

    private static ObjectNode of(RunProgress progress) {
        ObjectNode document = NODES.objectNode().put("tree", progress.tree()).put("trees", progress.trees()).put("level", progress.level())
                .put("levels", progress.levels()).put("phase", progress.phase()).put("stalled", progress.stalled());
        document.set("etaS", progress.eta().map(eta -> NODES.objectNode().put("low", eta.lowSeconds()).put("high", eta.highSeconds()))
                .orElse(null));
        ArrayNode waiting = document.putArray("waitingFor");
        progress.waitingFor().forEach(one -> waiting.addObject().put("party", one.party().value()).put("phase", one.phase())
                .put("since", Times.text(one.since())));
        return document;
    }

    static ObjectNode of(TreeMetric tree) {
        ObjectNode document = NODES.objectNode().put("tree", tree.tree()).put("leaves", tree.leaves()).put("truncated", tree.truncated())
                .put("members", tree.members()).put("ms", tree.millis()).put("bytesSent", tree.bytesSent())
                .put("bytesReceived", tree.bytesReceived()).put("metric", tree.metric());
        return document.put("scoreNanos", score(tree)).put("at", Times.text(tree.at()));
    }

    static String score(TreeMetric tree) {
        return tree.scoreNanos().isPresent() ? Long.toString(tree.scoreNanos().getAsLong()) : null;
    }

    static ObjectNode of(RunParticipation participation) {
        ObjectNode document = NODES.objectNode();
        ArrayNode banks = document.putArray("banks");
        participation.banks().forEach(bank -> {
            ObjectNode one = banks.addObject().put("party", bank.party().value()).put("grant", bank.grant().isEmpty() ? null : bank.grant());
            one.put("rowBound", bank.rowBound().isPresent() ? (Long) bank.rowBound().getAsLong() : null)
                    .put("revealed", bank.revealed()).put("sealed", bank.sealed())
                    .put("lastTree", bank.lastTree().isPresent() ? (Integer) bank.lastTree().getAsInt() : null);
        });
        ArrayNode survivors = document.putArray("survivors");
        participation.survivors().forEach(set -> survivors.addObject().put("firstSlot", set.firstSlot()).put("lastSlot", set.lastSlot())
                .set("members", parties(set.members())));
        return document;
    }

    static ObjectNode of(RunLogLine line) {
        return NODES.objectNode().put("at", Times.text(line.at())).put("event", line.event()).put("text", line.text());
    }

    static ArrayNode parties(List<PartyId> parties) {
        ArrayNode array = NODES.arrayNode();
        parties.forEach(party -> array.add(party.value()));
        return array;
    }

    /// The line of a CSV file for a tree; see [#CSV_HEAD].
    static String csv(TreeMetric tree) {
        return String.join(",", Integer.toString(tree.tree()), Integer.toString(tree.leaves()), Boolean.toString(tree.truncated()),
                Integer.toString(tree.members()), Long.toString(tree.millis()), Long.toString(tree.bytesSent()),
                Long.toString(tree.bytesReceived()), tree.metric(), Optional.ofNullable(score(tree)).orElse(""));
    }

    static final String CSV_HEAD = "tree,leaves,truncated,members,ms,bytes_sent,bytes_received,metric,score_nanos";
}
