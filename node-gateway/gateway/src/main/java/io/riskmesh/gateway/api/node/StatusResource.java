package io.riskmesh.gateway.api.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.reason.GatewayReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/status`.
public final class StatusResource {
    private final LiveLedger ledger;
    private final StatusSource process;
    private final InstantSource clock;

    public StatusResource(LiveLedger ledger, StatusSource process, InstantSource clock) {
        this.ledger = ledger;
        this.process = process;
        this.clock = clock;
    }

    /// Tiles, certificates, alerts.
    public ApiAnswer get(ApiCall call, Input input) {
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("party", ledger.party().value()).put("profile", process.profile())
                .put("version", process.version());
        Optional<Refusal> stale = ledger.stale(GatewayReason.LEDGER_STALE);
        ArrayNode tiles = status.putArray("tiles");
        List<StatusSource.Tile> all = new ArrayList<>(process.tiles());
        all.add(ledgerTile(stale.isPresent()));
        all.forEach(tile -> tiles.add(document(tile)));
        ArrayNode certificates = status.putArray("certificates");
        process.certificates().forEach(one -> certificates.addObject().put("use", one.use()).put("notAfter", Times.text(one.notAfter())));
        ArrayNode alerts = status.putArray("alerts");
        List<StatusSource.Alert> raised = new ArrayList<>(process.alerts());
        stale.ifPresent(refusal -> raised.add(new StatusSource.Alert(refusal.code().code(), lastHeard())));
        raised.forEach(alert -> alerts.addObject().put("code", alert.code()).put("runbook", "/problems/" + alert.code())
                .put("since", Times.text(alert.since())));
        status.set("trust", ledger.trust().document());
        return ApiAnswer.ok(status);
    }

    private StatusSource.Tile ledgerTile(boolean stale) {
        String state = stale ? "down" : ledger.lagBlocks() > 1 ? "degraded" : "ok";
        return new StatusSource.Tile("ledger", state, lastHeard(), ledger.ageMillis(), Optional.of("block " + ledger.height()));
    }

    private long lastHeard() {
        long now = clock.instant().toEpochMilli();
        return Math.max(0, now - Math.min(now, ledger.ageMillis()));
    }

    private static ObjectNode document(StatusSource.Tile tile) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", tile.name()).put("state", tile.state())
                .put("since", Times.text(tile.since())).put("ageMs", tile.ageMs());
        tile.detail().ifPresent(detail -> document.put("detail", detail));
        return document;
    }
}
