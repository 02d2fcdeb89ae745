package io.riskmesh.gateway.api.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.approval.ApprovalDesk;
import io.riskmesh.gateway.approval.ApprovalView;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `/approvals`.
public final class ApprovalResource {
    private final ApprovalDesk desk;
    private final LiveLedger ledger;
    private final LedgerWrites writes;
    private final Cursors cursors;

    public ApprovalResource(ApprovalDesk desk, LiveLedger ledger, LedgerWrites writes, Cursors cursors) {
        this.desk = desk;
        this.ledger = ledger;
        this.writes = writes;
        this.cursors = cursors;
    }

    /// The inbox, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        JsonNode trust = ledger.trust().document();
        List<ApprovalView> rows = desk.list(call.caller()).stream()
                .filter(approval -> input.query("state").map(approval.state().id()::equals).orElse(true))
                .filter(approval -> input.query("kind").map(approval.kind().id()::equals).orElse(true)).toList();
        return page.get().of(rows, ApprovalView::id, approval -> ApprovalDocument.of(approval, call.caller(), trust), Optional.of(trust));
    }

    /// One approval.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        JsonNode trust = ledger.trust().document();
        return desk.get(call.caller(), input.path("approvalId"))
                .map(approval -> Answers.tagged(call, ApprovalDocument.of(approval, call.caller(), trust), ledger.height()))
                .orElseGet(Answers::notFound);
    }

    /// Decides.
    public ApiAnswer decide(ApiCall call, Input input) throws IOException, InterruptedException {
        ApprovalDesk.Verdict verdict = ApprovalDesk.Verdict.valueOf(input.text("decision").toUpperCase(Locale.ROOT));
        ApprovalDesk.Ask ask = new ApprovalDesk.Ask(verdict, input.find("reasonCode"), Digest.fromHex(input.text("subjectDigest")));
        return writes.answer(desk.decide(call.caller(), input.path("approvalId"), ask, Answers.wait(call)));
    }
}
