package io.riskmesh.gateway.api.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.checkpoint.SignedCheckpoint;
import io.riskmesh.gateway.peer.checkpoint.SplitLog;
import io.riskmesh.gateway.peer.checkpoint.SplitLogTable;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/// `/audit/split-logs`.
public final class SplitLogResource {
    private final SplitLogTable splits;
    private final LiveLedger ledger;
    private final Cursors cursors;

    public SplitLogResource(SplitLogTable splits, LiveLedger ledger, Cursors cursors) {
        this.splits = splits;
        this.ledger = ledger;
        this.cursors = cursors;
    }

    /// Evidence against receipt logs, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        return page.isEmpty() ? Page.refused()
                : page.get().of(splits.all(), SplitLog::log, SplitLogResource::document, Optional.of(ledger.trust().document()));
    }

    private static ObjectNode document(SplitLog split) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("log", split.log()).put("shownBy", split.shownBy().value())
                .put("seenAt", Times.text(split.seenAt()));
        document.set("one", document(split.evidence().one()));
        document.set("other", document(split.evidence().other()));
        return document;
    }

    private static ObjectNode document(SignedCheckpoint signed) {
        return JsonNodeFactory.instance.objectNode().put("log", signed.checkpoint().log()).put("epoch", signed.checkpoint().epoch())
                .put("size", signed.checkpoint().size()).put("root", signed.checkpoint().root().hex())
                .put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signed.signature().toBytes()));
    }
}
