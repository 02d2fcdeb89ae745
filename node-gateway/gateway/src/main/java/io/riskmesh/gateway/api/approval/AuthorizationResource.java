package io.riskmesh.gateway.api.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.approval.Grant;
import io.riskmesh.gateway.approval.GrantDesk;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.UseReceipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/authorizations`.
public final class AuthorizationResource {
    private static final String PATH = "/api/v1/authorizations/";

    private final GrantDesk desk;
    private final LiveLedger ledger;
    private final LedgerWrites writes;
    private final Cursors cursors;

    public AuthorizationResource(GrantDesk desk, LiveLedger ledger, LedgerWrites writes, Cursors cursors) {
        this.desk = desk;
        this.ledger = ledger;
        this.writes = writes;
        this.cursors = cursors;
    }

    /// Everything granted, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        JsonNode trust = ledger.trust().document();
        List<Grant> grants = desk.list().stream()
                .filter(grant -> input.query("party").map(grant.state().authorization().assigner().value()::equals).orElse(true))
                .filter(grant -> input.query("state").map(grant.status().id()::equals).orElse(true)).toList();
        Map<String, ObjectNode> documents = new HashMap<>();
        for (Grant grant : grants) {
            documents.put(id(grant), document(grant, trust));
        }
        return page.get().of(grants, AuthorizationResource::id, grant -> documents.get(id(grant)), Optional.of(trust));
    }

    /// One grant.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        Optional<Grant> grant = desk.get(input.path("grant"));
        if (grant.isEmpty()) {
            return Answers.notFound();
        }
        return Answers.tagged(call, document(grant.get(), ledger.trust().document()), ledger.height());
    }

    /// Uses of a grant.
    public ApiAnswer uses(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        if (desk.get(input.path("grant")).isEmpty()) {
            return Answers.notFound();
        }
        Map<Integer, ObjectNode> documents = new HashMap<>();
        List<UseReceipt> uses = new ArrayList<>(desk.uses(input.path("grant")));
        for (UseReceipt use : uses) {
            documents.put(use.seq(), GrantDocument.of(use, row(use)));
        }
        return page.get().of(uses, use -> Integer.toString(use.seq()), use -> documents.get(use.seq()),
                Optional.of(ledger.trust().document()));
    }

    /// Asks for an authorisation.
    public ApiAnswer request(ApiCall call, Input input) throws IOException {
        return writes.answer(desk.request(call.caller(), GrantForm.read(input)));
    }

    /// Ends one for good.
    public ApiAnswer revoke(ApiCall call, Input input) throws IOException, InterruptedException {
        String grant = input.path("grant");
        return writes.answer(desk.revoke(call.caller(), grant, input.text("reasonCode"), Answers.wait(call)), grant, PATH + grant, "revoked");
    }

    private ObjectNode document(Grant grant, JsonNode trust) throws StorageFailure {
        Optional<FactRow> revoked = grant.state().revocation().isPresent() ? row(grant.state().revocation().get()) : Optional.empty();
        return GrantDocument.of(grant, row(grant.state().authorization()), revoked, trust);
    }

    private Optional<FactRow> row(Fact fact) throws StorageFailure {
        FactKey key = fact.key();
        return ledger.projection().get(key).value();
    }

    private static String id(Grant grant) {
        return grant.state().authorization().grant();
    }
}
