package io.riskmesh.gateway.api.audit;

import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.FactWindow;
import io.riskmesh.gateway.ledger.projection.RowPlace;
import io.riskmesh.gateway.storage.StorageFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `/audit/timeline` and `/audit/search`: rows of the projection, newest first.
public final class TimelineResource {
    private final LiveLedger ledger;
    private final Cursors cursors;

    public TimelineResource(LiveLedger ledger, Cursors cursors) {
        this.ledger = ledger;
        this.cursors = cursors;
    }

    /// Facts, by kind and party.
    public ApiAnswer timeline(ApiCall call, Input input) throws StorageFailure {
        FactFilter all = FactFilter.all();
        FactFilter kind = input.query("kind").map(all::ofKind).orElse(all);
        return page(call, input, input.query("party").map(kind::ofParty).orElse(kind), FactWindow.all());
    }

    /// Facts that hold a text, within a stretch of claimed time.
    public ApiAnswer search(ApiCall call, Input input) throws StorageFailure {
        FactFilter holding = FactFilter.all().holding(input.query("q").orElseThrow());
        FactWindow window = new FactWindow(Optional.empty(), time(input, "from"), time(input, "until"), Optional.empty());
        return page(call, input, input.query("party").map(holding::ofParty).orElse(holding), window);
    }

    private static Optional<Long> time(Input input, String name) {
        return input.query(name).map(text -> Instant.parse(text).toEpochMilli());
    }

    private ApiAnswer page(ApiCall call, Input input, FactFilter filter, FactWindow window) throws StorageFailure {
        Optional<Page> page = Page.of(cursors, call, input);
        if (page.isEmpty()) {
            return Page.refused();
        }
        FactWindow rest = new FactWindow(page.get().position().map(TimelineResource::place), window.from(), window.until(), window.block());
        int limit = page.get().limit();
        List<FactRow> rows = ledger.projection().latest(filter.atMost(limit + 1), rest).value();
        boolean more = rows.size() > limit;
        return page.get().answer(more ? rows.subList(0, limit) : rows, more, TimelineResource::position, TimelineEntry::of,
                Optional.of(ledger.trust().document()));
    }

    private static String position(FactRow row) {
        return row.block() + "." + row.transaction() + "." + row.write();
    }

    // Authenticated: only what position made gets here.
    private static RowPlace place(String position) {
        String[] parts = position.split("\\.", -1);
        return new RowPlace(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
