package io.riskmesh.gateway.api.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.problem.ProblemTexts;
import io.riskmesh.gateway.approval.ApprovalDesk;
import io.riskmesh.gateway.approval.ApprovalView;
import io.riskmesh.gateway.approval.LedgerTx;
import io.riskmesh.gateway.approval.WriteAnswer;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;

/// Writes to the ledger as answers: 202 and where to look, 201 once they stand in a block, a problem if they were turned down.
public final class LedgerWrites {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final LiveLedger ledger;
    private final ProblemTexts codes;

    public LedgerWrites(LiveLedger ledger, ProblemTexts codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    /// What a desk of approvals did.
    public ApiAnswer answer(ApprovalDesk.Answer answer) {
        return switch (answer) {
            case ApprovalDesk.Answer.Taken(ApprovalView approval, Optional<LedgerTx> write) ->
                written(approval.id(), "/api/v1/approvals/" + approval.id(), approval.state().id(), write);
            case ApprovalDesk.Answer.Refused(Refusal refusal) -> Answers.refused(refusal);
        };
    }

    /// What a desk did that one person may ask alone.
    ///
    /// @param state of the object once the write counts
    public ApiAnswer answer(WriteAnswer answer, String id, String href, String state) {
        return switch (answer) {
            case WriteAnswer.Taken(LedgerTx write) -> written(id, href, state, Optional.of(write));
            case WriteAnswer.Refused(Refusal refusal) -> Answers.refused(refusal);
        };
    }

    private ApiAnswer written(String id, String href, String state, Optional<LedgerTx> write) {
        if (write.isPresent() && write.get().state() == LedgerTx.State.INVALID) {
            return turnedDown(write.get().code().orElse(""));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("href", href).put("state", state);
        body.set("ledgerTx", write.map(LedgerWrites::document).orElse(null));
        body.set("trust", ledger.trust().document());
        boolean over = write.filter(LedgerTx::isOver).isPresent();
        return new ApiAnswer.Json(over ? CREATED : ACCEPTED, body, Map.of("location", href));
    }

    // The contract's own code if it gave one, else the peers' word for why they did not count the transaction.
    private ApiAnswer turnedDown(String code) {
        Optional<ReasonCode> known = codes.find(code);
        return known.map(reason -> Answers.refused(reason, "")).orElseGet(() -> new ApiAnswer.Refused(
                Problem.of(GatewayReason.LEDGER_INVALID, "").with("validationCode", JsonNodeFactory.instance.textNode(code))));
    }

    /// The member `ledgerTx`.
    public static ObjectNode document(LedgerTx write) {
        ObjectNode tx = JsonNodeFactory.instance.objectNode().put("state", write.state().id())
                .put("txId", write.transactionId().orElse(null));
        write.block().ifPresentOrElse(block -> tx.put("block", block), () -> tx.putNull("block"));
        return tx.put("code", write.code().orElse(null));
    }
}
