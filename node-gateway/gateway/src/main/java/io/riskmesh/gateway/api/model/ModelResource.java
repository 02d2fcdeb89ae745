package io.riskmesh.gateway.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.FieldError;
import io.riskmesh.gateway.api.request.Fault;
import io.riskmesh.gateway.api.request.Guarded;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.approval.ModelDesk;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/models`.
public final class ModelResource {
    private final ModelDesk desk;
    private final ModelFiles files;
    private final LiveLedger ledger;
    private final LedgerWrites writes;
    private final Cursors cursors;

    public ModelResource(ModelDesk desk, ModelFiles files, LiveLedger ledger, LedgerWrites writes, Cursors cursors) {
        this.desk = desk;
        this.files = files;
        this.ledger = ledger;
        this.writes = writes;
        this.cursors = cursors;
    }

    /// All versions, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        JsonNode trust = ledger.trust().document();
        List<ModelDesk.Version> versions = desk.list().stream()
                .filter(version -> input.query("name").map(version.model().name()::equals).orElse(true)).toList();
        Map<String, ObjectNode> documents = new HashMap<>();
        for (ModelDesk.Version version : versions) {
            documents.put(version.model().ref().id(), document(version, trust));
        }
        return page.get().of(versions, version -> version.model().ref().id(), version -> documents.get(version.model().ref().id()),
                Optional.of(trust));
    }

    /// One version.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        Optional<ModelDesk.Version> version = desk.get(ref(input));
        return version.isEmpty() ? Answers.notFound()
                : Answers.tagged(call, document(version.get(), ledger.trust().document()), ledger.height());
    }

    /// Its file.
    public ApiAnswer file(ApiCall call, Input input) throws IOException {
        Optional<Digest> digest = desk.get(ref(input)).map(version -> version.model().fileDigest());
        Optional<byte[]> file = digest.isEmpty() ? Optional.empty() : files.file(digest.get());
        if (file.isEmpty()) {
            return Answers.notFound();
        }
        String tag = digest.get().hex();
        return Answers.has(call, tag) ? Answers.notModified(tag)
                : new ApiAnswer.Bytes(200, "application/octet-stream", file.get(), Map.of("etag", '"' + tag + '"'));
    }

    /// Its figures, as its proposer put them on the ledger.
    public ApiAnswer evaluation(ApiCall call, Input input) {
        return desk.get(ref(input)).map(version -> {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", version.model().name())
                    .put("version", version.model().version());
            document.set("metrics", ModelDocument.metrics(version.model()));
            document.set("trust", ledger.trust().document());
            return ApiAnswer.ok(document);
        }).orElseGet(Answers::notFound);
    }

    /// Proposes, activates, retires or revokes.
    public ApiAnswer transition(ApiCall call, Input input) throws IOException, InterruptedException {
        String to = input.text("to");
        if (to.equals("proposed")) {
            return input.find("runId").isEmpty() ? new ApiAnswer.Refused(Guarded.problem(List.of(new FieldError("/runId", Fault.MISSING))))
                    : writes.answer(desk.propose(call.caller(), input.text("runId")));
        }
        ModelRef model = ref(input);
        ModelDesk.Transition asked = new ModelDesk.Transition(model, ModelDesk.Stage.valueOf(to.toUpperCase(Locale.ROOT)),
                input.find("reasonCode"));
        return writes.answer(desk.transition(call.caller(), asked, Answers.wait(call)), model.id(),
                "/api/v1/models/" + model.name() + "/versions/" + model.version(), to);
    }

    private ObjectNode document(ModelDesk.Version version, JsonNode trust) throws IOException {
        return ModelDocument.of(version, row(version), files.has(version.model().fileDigest()), trust);
    }

    private Optional<FactRow> row(ModelDesk.Version version) throws StorageFailure {
        return ledger.projection().get(version.model().key()).value();
    }

    private static ModelRef ref(Input input) {
        return new ModelRef(input.path("name"), Integer.parseInt(input.path("version")));
    }
}
