package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.openapi.Access;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.SchemaSamples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A running gateway held to the contract that it serves.
@Tag("acceptance")
final class ApiContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CONTRACT = Contract.read();
    private static final ContractAnswers ANSWERS = new ContractAnswers(CONTRACT);
    private static final String CANARY = "Canary7f3aQx";
    private static final String EVERYBODY = "olga;operator,approver,scientist,auditor,caller,finance";

    @TempDir
    static Path folder;

    private static LiveApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new LiveApi(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private final SchemaSamples samples = new SchemaSamples(CONTRACT, new Random(11));

    /// A call that keeps to the contract: parameters of the right form, a body with every field.
    private Ask fitting(Operation operation, String persona, String marker) {
        Map<String, String> path = new LinkedHashMap<>();
        JsonNode node = ANSWERS.node(operation);
        List<String> query = new ArrayList<>();
        for (JsonNode reference : node.path("parameters")) {
            JsonNode parameter = reference.has("$ref") ? CONTRACT.at(reference.get("$ref").asText().substring(1)) : reference;
            String name = parameter.get("name").asText();
            if (parameter.get("in").asText().equals("path")) {
                path.put(name, samples.full(parameter.get("schema"), marker).asText());
            } else if (parameter.get("in").asText().equals("query") && parameter.path("required").asBoolean()) {
                query.add(name + "=" + samples.full(parameter.get("schema"), marker).asText());
            }
        }
        JsonNode schema = node.at("/requestBody/content/application~1json/schema");
        String body = schema.isMissingNode() ? "" : samples.full(schema, marker).toString();
        return Ask.of(operation, persona).path(path).query(String.join("&", query)).body(body);
    }

    private static Ask existing(Ask ask) {
        return switch (ask.operation()) {
            case GET_AUTHORIZATION, LIST_USES -> ask.path(Map.of("grant", LiveApi.GRANT));
            case GET_MODEL_VERSION, GET_MODEL_EVALUATION -> ask.path(Map.of("name", "payment-own", "version", "1"));
            case GET_BLOCK -> ask.path(Map.of("number", "3"));
            case GET_PROBLEM_PAGE -> ask.path(Map.of("code", "four_eyes"));
            case REGISTER_DATASET -> ask.body("{\"dataset\":\"payments\",\"file\":\"payments.csv\",\"label\":\"label\"}");
            case CREATE_SANDBOX_SCORE -> ask.body(CONTRACT.at("/components/examples/score-request/value").toString());
            default -> ask;
        };
    }

    private static HttpResponse<byte[]> checked(Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = api.call(ask);
        ANSWERS.check(ask.operation(), answer);
        return answer;
    }

    private static String code(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body()).path("code").asText();
    }

    @Test
    void every_operation_is_called_and_every_answer_keeps_to_the_contract() throws IOException, InterruptedException {
        Map<Operation, Set<Integer>> seen = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            Set<Integer> statuses = seen.computeIfAbsent(operation, _ -> new TreeSet<>());
            if (operation == Operation.STREAM_EVENTS) {
                statuses.add(streams());
                continue;
            }
            statuses.add(checked(fitting(operation, EVERYBODY, "unknown")).statusCode());
            statuses.add(checked(existing(fitting(operation, EVERYBODY, "unknown"))).statusCode());
            statuses.add(checked(existing(fitting(operation, "", "unknown"))).statusCode());
            statuses.add(checked(fitting(operation, EVERYBODY, "unknown").query("invented=1")).statusCode());
            if (operation.bodyLimit() > 0) {
                statuses.add(checked(fitting(operation, EVERYBODY, "unknown").body("{")).statusCode());
                statuses.add(checked(fitting(operation, EVERYBODY, "unknown").headers(Map.of("content-type", "text/plain"))).statusCode());
                statuses.add(tooLong(fitting(operation, EVERYBODY, "unknown").body(" ".repeat(operation.bodyLimit() + 1))));
            }
        }
        assertEquals(CONTRACT.findValues("operationId").size(), seen.size());
        seen.forEach((operation, statuses) -> assertFalse(statuses.contains(500) || statuses.contains(501), operation + " " + statuses));
    }

    // The gateway answers and hangs up without reading on; a client that still writes may see only the latter.
    private static int tooLong(Ask ask) throws IOException, InterruptedException {
        IOException last = null;
        for (int i = 0; i < 10; i++) {
            try {
                HttpResponse<byte[]> answer = checked(ask);
                assertEquals("payload_too_large", code(answer));
                return answer.statusCode();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static int streams() throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> answer = api.stream(Ask.of(Operation.STREAM_EVENTS, EVERYBODY));
        assertEquals("text/event-stream", answer.headers().firstValue("content-type").orElse(""));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("retry: 3000", lines.readLine());
        }
        return answer.statusCode();
    }

    @Test
    void nobody_without_a_role_gets_further_than_who_they_are() throws IOException, InterruptedException {
        for (Operation operation : Operation.values()) {
            HttpResponse<byte[]> answer = operation.access() == Access.ROLE ? checked(fitting(operation, "nobody;", "unknown")) : null;
            if (answer != null) {
                assertEquals("forbidden_role", code(answer), operation.operationId());
            }
        }
        assertEquals(200, checked(Ask.of(Operation.GET_ME, "nobody;")).statusCode());
    }

    @Test
    void nothing_submitted_comes_back_in_a_problem_a_log_or_a_metric() throws IOException, InterruptedException {
        int problems = 0;
        try (LogTrap log = new LogTrap()) {
            for (Operation operation : Operation.values()) {
                if (operation == Operation.STREAM_EVENTS) {
                    continue;
                }
                Ask fit = fitting(operation, EVERYBODY, CANARY);
                List<Ask> asks = new ArrayList<>(List.of(fit, fit.query("q=" + CANARY), fit.query(CANARY + "=1"), fit.query("cursor=" + CANARY),
                        fit.headers(Map.of("if-none-match", CANARY, "prefer", CANARY, "accept", CANARY, "idempotency-key", CANARY))));
                if (operation.bodyLimit() > 0) {
                    asks.add(fit.body("{\"" + CANARY + "\":\"" + CANARY + "\"}"));
                    asks.add(fit.body("{\"a\":\"" + CANARY + "\",\"a\":1}"));
                    asks.add(fit.body(CANARY));
                    asks.add(fit.headers(Map.of("content-type", CANARY + "/" + CANARY)));
                    JsonNode schema = ANSWERS.node(operation).at("/requestBody/content/application~1json/schema");
                    for (int i = 0; i < 20; i++) {
                        asks.add(fit.body(samples.spoiled(samples.full(schema, CANARY)).toString()));
                    }
                }
                fit.path().keySet().forEach(name -> asks.add(fit.path(with(fit.path(), name))));
                for (Ask ask : asks) {
                    HttpResponse<byte[]> answer = checked(ask);
                    if (answer.statusCode() >= 400) {
                        problems++;
                        assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains(CANARY),
                                () -> operation.operationId() + " " + new String(answer.body(), StandardCharsets.UTF_8));
                        assertFalse(answer.headers().map().toString().contains(CANARY), operation.operationId());
                    }
                }
            }
            List<String> lines = log.lines();
            lines.forEach(line -> assertFalse(line.contains(CANARY), line));
            assertFalse(api.get("ops", "/metrics").body().contains(CANARY));
            System.out.println(problems + " problems and " + lines.size() + " log lines without a canary");
        }
        assertTrue(problems >= 200, "only " + problems);
    }

    private static Map<String, String> with(Map<String, String> path, String name) {
        Map<String, String> changed = new LinkedHashMap<>(path);
        changed.put(name, CANARY);
        return changed;
    }

    @Test
    void the_examples_of_the_documentation_get_what_they_say() throws IOException, InterruptedException {
        DocumentedCalls documented = DocumentedCalls.read();
        for (DocumentedCalls.Call call : documented.calls()) {
            assertEquals(call.status(), DocumentedCalls.run(call, api.address(), folder.resolve("answer")), call.command());
        }
        System.out.println(documented.calls().size() + " documented calls");
        assertTrue(documented.calls().size() >= 12, "only " + documented.calls().size());
    }

    @Test
    void an_evidence_pack_verifies_without_the_network_and_with_one_byte_flipped_it_does_not() throws Exception {
        byte[] pack = checked(Ask.of(Operation.CREATE_EVIDENCE_PACK, EVERYBODY).body("{}")).body();
        Path whole = UnpackedEvidence.unpack(pack, folder.resolve("pack"));
        assertTrue(UnpackedEvidence.verifies(whole));
        Path segment = whole.resolve("blocks/blocks-000000.rmb");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertFalse(UnpackedEvidence.verifies(whole));
    }

    @Test
    void a_timeline_is_paged_through_to_its_end_and_each_fact_stands_in_its_block() throws IOException, InterruptedException {
        Set<String> seen = new TreeSet<>();
        String cursor = "";
        int rows = 0;
        do {
            JsonNode page = JSON.readTree(checked(Ask.of(Operation.GET_AUDIT_TIMELINE, EVERYBODY).query("limit=3" + cursor)).body());
            for (JsonNode entry : page.get("items")) {
                rows++;
                seen.add(entry.get("txId").asText() + entry.get("key").asText());
                JsonNode block = JSON.readTree(checked(Ask.of(Operation.GET_BLOCK, EVERYBODY)
                        .path(Map.of("number", entry.get("block").asText()))).body());
                assertTrue(block.at("/transactions/" + entry.get("transaction").asText() + "/entries").toString()
                        .contains(entry.get("digest").asText()), entry.toString());
            }
            cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asText();
        } while (cursor != null);
        assertEquals(rows, seen.size());
        assertTrue(rows > 10, "only " + rows);
    }

    @Test
    void hostile_bodies_are_refused_with_the_place_and_never_with_the_value() throws IOException, InterruptedException {
        int refused = 0;
        for (Operation operation : Operation.values()) {
            if (operation.bodyLimit() == 0) {
                continue;
            }
            Ask fit = fitting(operation, EVERYBODY, "unknown");
            for (byte[] body : hostile(new String(fit.body(), StandardCharsets.UTF_8))) {
                HttpResponse<byte[]> answer = checked(fit.body(body));
                boolean scores = operation.replay() == io.riskmesh.gateway.openapi.Replay.RECEIPT_LOG;
                if (!scores || answer.statusCode() == 400) {
                    assertEquals("invalid_request", code(answer), operation.operationId() + " " + new String(body, StandardCharsets.UTF_8));
                    assertTrue(JSON.readTree(answer.body()).get("errors").size() > 0, operation.operationId());
                }
                refused++;
            }
        }
        System.out.println(refused + " hostile bodies refused");
    }

    private static List<byte[]> hostile(String fit) {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of("", " ", "null", "[]", "1", "\"x\"", "{\"invented\":1}", "{\"a\":1,\"a\":2}", fit + fit, fit + "x",
                "{\"a\":".repeat(5000), "[".repeat(5000), "{\"a\":" + "9".repeat(5000) + "}", "{\"a\":1e999999}", "{'a':1}", "{\"a\":NaN}")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        bodies.add("{\"ü\":1}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.add("{}".getBytes(StandardCharsets.UTF_16));
        return bodies;
    }
}
