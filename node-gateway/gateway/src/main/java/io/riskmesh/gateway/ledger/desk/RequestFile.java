package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.CanonicalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A request as people write it: any JSON whose values the ledger's restricted JSON has, in any order and spacing.
public final class RequestFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final long MOST_BYTES = 1024 * 1024;

    private RequestFile() {}

    /// Reads a file of one object.
    public static CanonicalValue.Obj read(Path file) throws Stopped {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Stopped.refused("malformed_fact " + file + " has more than " + MOST_BYTES + " bytes");
            }
            return object(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw Stopped.refused("malformed_fact " + file + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw Stopped.refused("malformed_fact " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw Stopped.unavailable("file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static CanonicalValue.Obj object(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected an object");
        }
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return new CanonicalValue.Obj(fields);
    }

    private static CanonicalValue value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<CanonicalValue> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new CanonicalValue.Array(items);
        }
        if (node.isTextual()) {
            return new CanonicalValue.Text(node.textValue());
        }
        if (node.isBoolean()) {
            return new CanonicalValue.Bool(node.booleanValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new CanonicalValue.Int(node.longValue());
        }
        throw new IllegalArgumentException("the ledger has no null, no fraction and no number beyond 2^53-1, found " + node);
    }
}
