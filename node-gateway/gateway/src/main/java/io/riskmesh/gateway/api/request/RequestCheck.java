package io.riskmesh.gateway.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.riskmesh.gateway.http.ApiCall;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Holds the requests of one operation to the contract. Thread-safe.
public final class RequestCheck {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int INTEGER_DIGITS = 19;

    private final SchemaCheck schemas;
    private final Map<String, JsonNode> path = new LinkedHashMap<>();
    private final Map<String, JsonNode> query = new LinkedHashMap<>();
    private final JsonNode body;

    /// What a request is.
    public sealed interface Checked {
        /// One that keeps to the contract.
        record Fit(Input input) implements Checked {}

        /// One that does not.
        record Unfit(List<FieldError> errors) implements Checked {}

        /// One whose body is no JSON by its own account.
        record OtherType() implements Checked {}
    }

    /// @param operation the operation's node of the contract
    public RequestCheck(SchemaCheck schemas, JsonNode operation) {
        this.schemas = schemas;
        this.body = operation.at("/requestBody/content/application~1json/schema");
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = schemas.resolved(reference);
            switch (parameter.get("in").asText()) {
                case "path" -> path.put(parameter.get("name").asText(), parameter);
                case "query" -> query.put(parameter.get("name").asText(), parameter);
                default -> { } // headers are the router's
            }
        }
    }

    /// Reads a request.
    public Checked check(ApiCall call) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> given = single(call.query(), errors);
        path.forEach((name, parameter) -> parameter(parameter, call.path().get(name), "{" + name + "}", errors));
        query.forEach((name, parameter) -> parameter(parameter, given.get(name), "?" + name, errors));
        JsonNode document = MissingNode.getInstance();
        if (!body.isMissingNode()) {
            if (!isJson(call)) {
                return new Checked.OtherType();
            }
            switch (StrictJson.read(call.body())) {
                case StrictJson.Read.Not(Fault fault) -> errors.add(new FieldError("", fault));
                case StrictJson.Read.Value(JsonNode node) -> {
                    errors.addAll(schemas.check(body, node, ""));
                    document = node;
                }
            }
        }
        return errors.isEmpty() ? new Checked.Fit(new Input(call.path(), given, document)) : new Checked.Unfit(errors);
    }

    private static boolean isJson(ApiCall call) {
        String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    private Map<String, String> single(Map<String, List<String>> given, List<FieldError> errors) {
        Map<String, String> single = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!query.containsKey(name)) {
                errors.add(new FieldError("?", Fault.UNKNOWN_FIELD));
            } else if (values.size() != 1) {
                errors.add(new FieldError("?" + name, Fault.REPEATED));
            } else {
                single.put(name, values.getFirst());
            }
        });
        return single;
    }

    private void parameter(JsonNode parameter, String value, String at, List<FieldError> errors) {
        if (value == null) {
            if (parameter.path("required").asBoolean()) {
                errors.add(new FieldError(at, Fault.MISSING));
            }
            return;
        }
        JsonNode schema = schemas.resolved(parameter.get("schema"));
        if (!schema.path("type").asText().equals("integer")) {
            errors.addAll(schemas.check(schema, NODES.textNode(value), at));
        } else if (value.matches("-?(0|[1-9][0-9]*)")) {
            boolean fits = value.length() <= INTEGER_DIGITS;
            errors.addAll(fits ? schemas.check(schema, NODES.numberNode(new BigInteger(value)), at)
                    : List.of(new FieldError(at, Fault.OUT_OF_RANGE)));
        } else {
            errors.add(new FieldError(at, Fault.WRONG_TYPE));
        }
    }
}
