package io.riskmesh.gateway.api.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;

/// `/receipts` and `/checkpoints`.
public final class ReceiptResource {
    private final ReceiptDesk desk;
    private final LiveLedger ledger;

    public ReceiptResource(ReceiptDesk desk, LiveLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /// A receipt with its proofs.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        return answer(desk.get(reader(call.caller()), input.path("receiptId")));
    }

    /// Verifies one.
    public ApiAnswer verify(ApiCall call, Input input) throws IOException {
        return answer(desk.verify(call.body()));
    }

    /// A checkpoint of the log.
    public ApiAnswer checkpoint(ApiCall call, Input input) throws IOException {
        return answer(desk.checkpoint(Long.parseLong(input.path("size"))));
    }

    /// That one checkpoint's log begins another's.
    public ApiAnswer consistency(ApiCall call, Input input) throws IOException {
        return answer(desk.consistency(Long.parseLong(input.query("from").orElseThrow()), Long.parseLong(input.path("size"))));
    }

    private ApiAnswer answer(ReceiptDesk.Found found) {
        return switch (found) {
            case ReceiptDesk.Found.Document(JsonNode body) -> ApiAnswer.ok(trusted(body));
            case ReceiptDesk.Found.Not(ReasonCode code, String detail) -> Answers.refused(code, detail);
        };
    }

    private JsonNode trusted(JsonNode body) {
        if (body instanceof ObjectNode document && !document.has("trust")) {
            document.set("trust", ledger.trust().document());
        }
        return body;
    }

    /// What a caller may read: operator and auditor all, others their own.
    public static ReceiptReader reader(Caller caller) {
        return new ReceiptReader(caller.subject(), caller.roles().contains(Role.OPERATOR) || caller.roles().contains(Role.AUDITOR));
    }
}
