package io.riskmesh.gateway.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Holds values to the schemas of the contract: the part of JSON Schema 2020-12 that its requests use. Whole numbers are written
/// without a fraction. Thread-safe.
public final class SchemaCheck {
    private static final int MOST_ERRORS = 64;
    private static final BigDecimal INT32_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final JsonNode contract;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /// @param contract whole OpenAPI document, for its references
    public SchemaCheck(JsonNode contract) {
        this.contract = contract;
    }

    /// What is wrong with a value, in the order of its fields; at most 64 places.
    ///
    /// @param at where the value stands
    public List<FieldError> check(JsonNode schema, JsonNode value, String at) {
        List<FieldError> errors = new ArrayList<>();
        check(schema, value, at, errors);
        return errors.size() <= MOST_ERRORS ? errors : List.copyOf(errors.subList(0, MOST_ERRORS));
    }

    /// The schema that a reference names, or the schema itself.
    public JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? contract.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private void check(JsonNode reference, JsonNode value, String at, List<FieldError> errors) {
        JsonNode schema = resolved(reference);
        if (!hasType(schema, value)) {
            errors.add(new FieldError(at, Fault.WRONG_TYPE));
        } else if (schema.has("enum") && !isListed(schema.get("enum"), value)) {
            errors.add(new FieldError(at, Fault.NOT_ALLOWED));
        } else if (value.isObject()) {
            object(schema, value, at, errors);
        } else if (value.isArray()) {
            array(schema, value, at, errors);
        } else if (value.isTextual()) {
            text(schema, value.textValue(), at, errors);
        } else if (value.isNumber()) {
            number(schema, value.decimalValue(), at, errors);
        }
    }

    private static boolean hasType(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return isOf(type.textValue(), value);
        }
        for (JsonNode one : type) {
            if (isOf(one.textValue(), value)) {
                return true;
            }
        }
        return type.isMissingNode();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("The contract has a type " + type);
        };
    }

    private static boolean isListed(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private void object(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        JsonNode named = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        schema.path("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                errors.add(new FieldError(at + "/" + name.textValue(), Fault.MISSING));
            }
        });
        length(schema, "Properties", value.size(), at, errors);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (named.has(field.getKey())) {
                check(named.get(field.getKey()), field.getValue(), at + "/" + field.getKey(), errors);
            } else if (others.isObject()) {
                free(schema, field, at, errors);
            } else if (others.isBoolean() && !others.booleanValue()) {
                errors.add(new FieldError(at, Fault.UNKNOWN_FIELD));
            }
        }
    }

    // A name that the request chose is not repeated: the error points at the object around it.
    private void free(JsonNode schema, Map.Entry<String, JsonNode> field, String at, List<FieldError> errors) {
        List<FieldError> inside = new ArrayList<>();
        text(schema.path("propertyNames"), field.getKey(), at, inside);
        check(schema.get("additionalProperties"), field.getValue(), at, inside);
        inside.stream().map(error -> new FieldError(at, error.code())).distinct().forEach(errors::add);
    }

    private void array(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        length(schema, "Items", value.size(), at, errors);
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < value.size() && errors.size() <= MOST_ERRORS; i++) {
            if (schema.has("items")) {
                check(schema.get("items"), value.get(i), at + "/" + i, errors);
            }
            if (!seen.add(value.get(i)) && schema.path("uniqueItems").asBoolean()) {
                errors.add(new FieldError(at + "/" + i, Fault.REPEATED));
            }
        }
    }

    private void text(JsonNode schema, String value, String at, List<FieldError> errors) {
        int before = errors.size();
        length(schema, "Length", value.codePointCount(0, value.length()), at, errors);
        boolean fits = !schema.has("pattern") || pattern(schema.get("pattern").textValue()).matcher(value).matches();
        if (errors.size() == before && !(fits && (!schema.path("format").asText().equals("date-time") || isTime(value)))) {
            errors.add(new FieldError(at, Fault.WRONG_FORM));
        }
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).getEpochSecond() >= 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    // Every pattern of the contract is anchored; `matches` keeps a line end from slipping in before `$`.
    private Pattern pattern(String anchored) {
        return patterns.computeIfAbsent(anchored, Pattern::compile);
    }

    private static void length(JsonNode schema, String what, int length, String at, List<FieldError> errors) {
        if (length > schema.path("max" + what).asInt(Integer.MAX_VALUE)) {
            errors.add(new FieldError(at, Fault.TOO_LONG));
        } else if (length < schema.path("min" + what).asInt(0)) {
            errors.add(new FieldError(at, Fault.TOO_SHORT));
        }
    }

    private static void number(JsonNode schema, BigDecimal value, String at, List<FieldError> errors) {
        BigDecimal widest = switch (schema.path("format").asText()) {
            case "int32" -> INT32_MAX;
            case "int64" -> INT64_MAX;
            default -> value.abs();
        };
        boolean low = schema.has("minimum") && value.compareTo(schema.get("minimum").decimalValue()) < 0;
        boolean high = schema.has("maximum") && value.compareTo(schema.get("maximum").decimalValue()) > 0;
        if (low || high || value.abs().compareTo(widest) > 0) {
            errors.add(new FieldError(at, Fault.OUT_OF_RANGE));
        }
    }
}
