package io.riskmesh.gateway.api.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PageTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final Cursors cursors = new Cursors(new SecureRandom(), now::get);

    @Test
    void pages_through_rows_that_arrive_meanwhile_and_sees_each_old_one_once() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.addFirst("row" + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = page(Operation.LIST_RUNS, Map.of("limit", "7"), cursor, rows).orElseThrow();
            page.get("items").forEach(item -> seen.add(item.textValue()));
            cursor = page.get("next").textValue();
            rows.addFirst("late" + seen.size());
        } while (cursor != null);
        assertEquals(100, seen.size());
        assertEquals("row99", seen.getFirst());
        assertEquals("row0", seen.getLast());
        assertTrue(seen.stream().noneMatch(row -> row.startsWith("late")));
    }

    @Test
    void takes_a_cursor_only_for_its_own_list_and_filters_and_within_a_day() {
        List<String> rows = List.of("c", "b", "a");
        String cursor = page(Operation.LIST_RUNS, Map.of("limit", "1", "state", "failed"), null, rows).orElseThrow().get("next").textValue();
        assertTrue(page(Operation.LIST_RUNS, Map.of("limit", "2", "state", "failed"), cursor, rows).isPresent());
        assertTrue(page(Operation.LIST_RUNS, Map.of("limit", "1"), cursor, rows).isEmpty());
        assertTrue(page(Operation.LIST_RUNS, Map.of("state", "completed"), cursor, rows).isEmpty());
        assertTrue(page(Operation.LIST_MODELS, Map.of("state", "failed"), cursor, rows).isEmpty());
        now.set(now.get().plus(Duration.ofHours(24)));
        assertTrue(page(Operation.LIST_RUNS, Map.of("state", "failed"), cursor, rows).isPresent());
        now.set(now.get().plusSeconds(1));
        assertTrue(page(Operation.LIST_RUNS, Map.of("state", "failed"), cursor, rows).isEmpty());
    }

    @Test
    void refuses_every_cursor_with_one_letter_changed() {
        List<String> rows = List.of("c", "b", "a");
        String cursor = page(Operation.LIST_RUNS, Map.of("limit", "1"), null, rows).orElseThrow().get("next").textValue();
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertTrue(page(Operation.LIST_RUNS, Map.of(), changed, rows).isEmpty(), changed);
        }
        for (String made : List.of("", "x", "....", "AAAA", "A".repeat(400))) {
            assertTrue(page(Operation.LIST_RUNS, Map.of(), made, rows).isEmpty(), made);
        }
    }

    private Optional<JsonNode> page(Operation operation, Map<String, String> filters, String cursor, List<String> rows) {
        Map<String, String> query = new HashMap<>(filters);
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        Caller caller = new Caller("someone", new PartyId("HarbourMSP"), Set.of());
        ApiCall call = new ApiCall(operation, caller, Map.of(), Map.of(), Map.of(), new byte[0], "0".repeat(32));
        return Page.of(cursors, call, new Input(Map.of(), query, MissingNode.getInstance()))
                .map(page -> page.of(rows, row -> row, TextNode::valueOf, Optional.empty()))
                .filter(ApiAnswer.Json.class::isInstance).map(answer -> ((ApiAnswer.Json) answer).body());
    }
}
