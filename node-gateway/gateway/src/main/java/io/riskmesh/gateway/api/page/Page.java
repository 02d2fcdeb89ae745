package io.riskmesh.gateway.api.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.ledger.reason.GatewayReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What a caller asked of a list: how many rows, and behind which.
///
/// @param position of the row before the page; empty for the first page
public record Page(Cursors cursors, String list, int limit, Optional<String> position) {
    private static final int DEFAULT_LIMIT = 50;

    /// Reads limit and cursor.
    ///
    /// @return empty if the cursor is none of this list's
    public static Optional<Page> of(Cursors cursors, ApiCall call, Input input) {
        Map<String, String> filters = new TreeMap<>(input.query());
        filters.keySet().removeAll(List.of("limit", "cursor"));
        String list = call.operation().operationId() + input.path() + filters;
        int limit = input.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        if (input.query("cursor").isEmpty()) {
            return Optional.of(new Page(cursors, list, limit, Optional.empty()));
        }
        return cursors.position(list, input.query("cursor").get()).map(at -> new Page(cursors, list, limit, Optional.of(at)));
    }

    /// The refusal of a cursor that is none.
    public static ApiAnswer refused() {
        return new ApiAnswer.Refused(Problem.of(GatewayReason.INVALID_CURSOR, "Begin again without a cursor."));
    }

    /// A page of rows that are at hand, newest first. Rows that arrive meanwhile stand before the position and move nothing.
    ///
    /// @param position unique per row, and the same as long as the row is there
    public <T> ApiAnswer of(List<T> newestFirst, Function<T, String> position, Function<T, JsonNode> document, Optional<JsonNode> trust) {
        int from = this.position.map(at -> newestFirst.stream().map(position).toList().indexOf(at) + 1).orElse(0);
        if (this.position.isPresent() && from == 0) {
            return refused();
        }
        List<T> rows = newestFirst.subList(from, Math.min(newestFirst.size(), from + limit));
        boolean more = from + rows.size() < newestFirst.size();
        return answer(rows, more, position, document, trust);
    }

    /// A page of rows that were read for it.
    ///
    /// @param more whether rows follow
    public <T> ApiAnswer answer(List<T> rows, boolean more, Function<T, String> position, Function<T, JsonNode> document,
            Optional<JsonNode> trust) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        rows.forEach(row -> items.add(document.apply(row)));
        page.put("next", more ? cursors.make(list, position.apply(rows.getLast())) : null);
        trust.ifPresent(says -> page.set("trust", says));
        return ApiAnswer.ok(page);
    }
}
