package io.riskmesh.gateway.api.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.FactWindow;
import java.io.IOException;
import java.util.List;

/// `/audit/blocks`.
public final class BlockResource {
    private final LiveLedger ledger;

    public BlockResource(LiveLedger ledger) {
        this.ledger = ledger;
    }

    /// One block. It never changes, so its tag is its hash.
    public ApiAnswer get(ApiCall call, Input input) throws LedgerUnavailable, IOException {
        long number = Long.parseLong(input.path("number"));
        if (number >= ledger.height()) {
            return Answers.notFound();
        }
        List<FactRow> rows = ledger.projection().latest(FactFilter.all(), FactWindow.ofBlock(number)).value().reversed();
        ObjectNode[] found = new ObjectNode[1];
        new LedgerBlocks(ledger).each(number, number, block -> found[0] = BlockDocument.of(block, rows));
        ObjectNode document = found[0];
        document.set("trust", ledger.trust().document());
        return Answers.tagged(call, document.get("headerHash").textValue(), document);
    }
}
