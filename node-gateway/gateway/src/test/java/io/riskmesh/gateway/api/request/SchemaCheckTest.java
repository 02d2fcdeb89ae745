package io.riskmesh.gateway.api.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.OpenApiSchemas;
import io.riskmesh.gateway.openapi.SchemaSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SchemaCheckTest {
    private static final JsonNode CONTRACT = Contract.read();
    private static final int SPOILED = 150;

    /// Another implementation of JSON Schema is the oracle, over every body that the API takes.
    @Test
    void says_yes_and_no_as_an_independent_validator_does() {
        long seed = 20260302;
        System.out.println("seed " + seed);
        SchemaSamples samples = new SchemaSamples(CONTRACT, new Random(seed));
        SchemaCheck check = new SchemaCheck(CONTRACT);
        OpenApiSchemas oracle = new OpenApiSchemas(CONTRACT);
        int fit = 0;
        int unfit = 0;
        for (JsonNode schema : bodies()) {
            JsonNode valid = samples.full(schema, "Canary1");
            assertEquals(List.of(), check.check(schema, valid, ""), schema + " " + valid);
            for (int i = 0; i < SPOILED; i++) {
                JsonNode value = samples.spoiled(valid);
                boolean expected = oracle.violations(schema, value).isEmpty();
                assertEquals(expected, check.check(schema, value, "").isEmpty(), () -> schema + " " + value);
                fit += expected ? 1 : 0;
                unfit += expected ? 0 : 1;
            }
        }
        System.out.println(fit + " fit, " + unfit + " unfit");
        assertTrue(fit > 50 && unfit > 500);
    }

    /// The validator takes `format` for a remark; here a time is one that the calendar has.
    @Test
    void refuses_times_that_are_none() {
        SchemaCheck check = new SchemaCheck(CONTRACT);
        JsonNode time = CONTRACT.at("/components/schemas/Time");
        assertEquals(List.of(), check.check(time, TextNode.valueOf("2024-02-29T23:59:59.999Z"), ""));
        for (String none : List.of("2023-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T25:00:00Z", "1969-12-31T23:59:59Z",
                "2026-01-01T00:00:00+01:00", "2026-01-01", "2026-01-01T00:00:00Z\n")) {
            assertEquals(List.of(new FieldError("", Fault.WRONG_FORM)), check.check(time, TextNode.valueOf(none), ""), none);
        }
    }

    @Test
    void names_the_place_and_never_the_value() throws Exception {
        SchemaCheck check = new SchemaCheck(CONTRACT);
        JsonNode schema = CONTRACT.at("/components/schemas/RunRequest");
        JsonNode value = new ObjectMapper().readTree(
                "{\"model\":\"ab\\n\",\"purpose\":7,\"parameters\":{\"set\":\"F30\",\"changes\":{\"se cret\":\"1\"}},\"canary\":1}");
        assertEquals(List.of(new FieldError("/dataset", Fault.MISSING), new FieldError("/model", Fault.WRONG_FORM),
                new FieldError("/purpose", Fault.WRONG_TYPE), new FieldError("/parameters/changes", Fault.WRONG_FORM),
                new FieldError("", Fault.UNKNOWN_FIELD)), check.check(schema, value, ""));
    }

    static List<JsonNode> bodies() {
        List<JsonNode> bodies = new ArrayList<>();
        CONTRACT.get("paths").forEach(path -> path.forEach(operation -> {
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                bodies.add(schema);
            }
        }));
        assertTrue(bodies.size() >= 14, "only " + bodies.size());
        return bodies;
    }
}
