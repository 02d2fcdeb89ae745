package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Calls to a consortium's gateways: each answer is held to the contract, and which statuses and codes each operation gave is kept.
final class Conversation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_PROBLEM = 400;

    private final LiveConsortium consortium;
    private final ContractAnswers contract;
    private final Map<Operation, Set<Integer>> statuses = new EnumMap<>(Operation.class);
    private final Map<Operation, Set<String>> codes = new EnumMap<>(Operation.class);
    private final List<Said> said = new CopyOnWriteArrayList<>();

    Conversation(LiveConsortium consortium, JsonNode contract) {
        this.consortium = consortium;
        this.contract = new ContractAnswers(contract);
    }

    /// One answer, whole: headers, then body.
    record Said(Operation operation, int status, String text) {}

    /// One call, whatever comes of it.
    HttpResponse<byte[]> ask(PartyId bank, Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = consortium.call(bank, ask);
        contract.check(ask.operation(), answer);
        statuses.computeIfAbsent(ask.operation(), _ -> new TreeSet<>()).add(answer.statusCode());
        if (answer.statusCode() >= FIRST_PROBLEM) {
            JsonNode problem = json(answer);
            Set<String> seen = codes.computeIfAbsent(ask.operation(), _ -> new TreeSet<>());
            seen.add(problem.path("code").asText());
            seen.add(problem.path("reason").asText());
        }
        said.add(new Said(ask.operation(), answer.statusCode(), answer.headers().map() + new String(answer.body(), StandardCharsets.ISO_8859_1)));
        return answer;
    }

    /// The head of an answer that stays open; it is hung up.
    int streamed(PartyId bank, Ask ask) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = consortium.stream(bank, ask);
        answer.body().close();
        assertEquals("text/event-stream", answer.headers().firstValue("content-type").orElse(""));
        statuses.computeIfAbsent(ask.operation(), _ -> new TreeSet<>()).add(answer.statusCode());
        return answer.statusCode();
    }

    /// A call that gives this status, and its body.
    JsonNode expect(int status, PartyId bank, Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(bank, ask);
        assertEquals(status, answer.statusCode(), () -> ask.operation().operationId() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        return json(answer);
    }

    /// A call that is refused with this code.
    JsonNode refused(String code, PartyId bank, Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(bank, ask);
        JsonNode problem = json(answer);
        assertEquals(code, problem.path("code").asText(), () -> ask.operation().operationId() + " " + answer.statusCode() + " " + problem);
        return problem;
    }

    /// Asks again until the answer is as wanted.
    JsonNode until(PartyId bank, Ask ask, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = json(ask(bank, ask));
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(ask.operation().operationId() + " at " + bank + " stays " + seen);
            }
            Thread.sleep(50);
            seen = json(ask(bank, ask));
        }
        return seen;
    }

    /// The member `etag` of an answer.
    String tag(PartyId bank, Ask ask) throws IOException, InterruptedException {
        return ask(bank, ask).headers().firstValue("etag").orElseThrow();
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        String type = answer.headers().firstValue("content-type").orElse("");
        return answer.body().length > 0 && type.contains("json") ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    Set<Integer> statuses(Operation operation) {
        return statuses.getOrDefault(operation, Set.of());
    }

    Set<String> codes(Operation operation) {
        return codes.getOrDefault(operation, Set.of());
    }

    List<Said> said() {
        return said;
    }
}
