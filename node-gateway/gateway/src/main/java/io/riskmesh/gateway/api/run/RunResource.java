package io.riskmesh.gateway.api.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunLogLine;
import io.riskmesh.gateway.run.RunParticipation;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.TreeMetric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/runs`.
public final class RunResource {
    private static final String PATH = "/api/v1/runs/";
    private static final int ACCEPTED = 202;

    private final RunDesk desk;
    private final LiveLedger ledger;
    private final InstantSource clock;
    private final Cursors cursors;

    public RunResource(RunDesk desk, LiveLedger ledger, InstantSource clock, Cursors cursors) {
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
        this.cursors = cursors;
    }

    /// Runs of this bank, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        JsonNode trust = ledger.trust().document();
        List<RunView> runs = desk.list().stream().filter(run -> input.query("state").map(run.state().id()::equals).orElse(true)).toList();
        return page.get().of(runs, RunView::id, run -> document(call, run, trust), Optional.of(trust));
    }

    /// One run.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        return desk.get(input.path("runId"))
                .map(run -> Answers.tagged(call, document(call, run, ledger.trust().document()), ledger.height()))
                .orElseGet(Answers::notFound);
    }

    /// Starts one; the opening of the run on the ledger follows by itself.
    public ApiAnswer start(ApiCall call, Input input) throws IOException {
        return switch (desk.start(RunForm.read(input), call.caller().subject())) {
            case RunDesk.Answer.Taken(RunView run) -> {
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", run.id()).put("href", PATH + run.id())
                        .put("state", run.state().id()).putNull("ledgerTx");
                body.set("trust", ledger.trust().document());
                yield new ApiAnswer.Json(ACCEPTED, body, Map.of("location", PATH + run.id()));
            }
            case RunDesk.Answer.Refused(Refusal refusal) -> Answers.refused(refusal);
        };
    }

    /// Stops one.
    public ApiAnswer cancel(ApiCall call, Input input) throws IOException {
        return moved(call, desk.cancel(input.path("runId"), call.caller().subject()));
    }

    /// Goes on with one.
    public ApiAnswer resume(ApiCall call, Input input) throws IOException {
        return moved(call, desk.resume(input.path("runId"), call.caller().subject()));
    }

    private ApiAnswer moved(ApiCall call, RunDesk.Answer answer) {
        return switch (answer) {
            case RunDesk.Answer.Taken(RunView run) -> new ApiAnswer.Json(ACCEPTED, document(call, run, ledger.trust().document()),
                    Map.of("location", PATH + run.id()));
            case RunDesk.Answer.Refused(Refusal refusal) -> Answers.refused(refusal);
        };
    }

    /// Figures by tree, as JSON or as `text/csv`.
    public ApiAnswer metrics(ApiCall call, Input input) throws IOException {
        Optional<RunView> run = desk.get(input.path("runId"));
        if (run.isEmpty()) {
            return Answers.notFound();
        }
        List<TreeMetric> trees = desk.metrics(run.get().id());
        if (call.header("accept").filter(accept -> accept.contains("text/csv")).isPresent()) {
            return new ApiAnswer.Bytes(200, "text/csv; charset=utf-8", csv(trees), Map.of());
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("runId", run.get().id());
        ArrayNode items = document.putArray("trees");
        trees.forEach(tree -> items.add(RunDocument.of(tree)));
        document.set("trust", ledger.trust().document());
        return ApiAnswer.ok(document);
    }

    private static byte[] csv(List<TreeMetric> trees) {
        StringBuilder lines = new StringBuilder(RunDocument.CSV_HEAD).append("\r\n");
        trees.forEach(tree -> lines.append(RunDocument.csv(tree)).append("\r\n"));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Which bank is in it.
    public ApiAnswer participation(ApiCall call, Input input) throws IOException {
        Optional<RunView> run = desk.get(input.path("runId"));
        Optional<RunParticipation> participation = run.isEmpty() ? Optional.empty() : desk.participation(run.get().id());
        if (participation.isEmpty()) {
            return Answers.notFound();
        }
        ObjectNode document = RunDocument.of(participation.get()).put("runId", run.get().id());
        document.set("trust", ledger.trust().document());
        return ApiAnswer.ok(document);
    }

    /// This gateway's own lines, newest first.
    public ApiAnswer log(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        Optional<RunView> run = desk.get(input.path("runId"));
        if (run.isEmpty()) {
            return Answers.notFound();
        }
        List<Line> lines = new ArrayList<>();
        for (RunLogLine line : desk.log(run.get().id())) {
            lines.addFirst(new Line(lines.size(), line));
        }
        return page.get().of(lines, line -> Integer.toString(line.number()), line -> RunDocument.of(line.line()), Optional.empty());
    }

    // The log only grows, so a line's number from the beginning is its place for good.
    private record Line(int number, RunLogLine line) {}

    private ObjectNode document(ApiCall call, RunView run, JsonNode trust) {
        return RunDocument.of(run, call.caller(), clock.instant().toEpochMilli(), trust);
    }
}
