package io.riskmesh.gateway.api.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Fact;
import java.nio.charset.StandardCharsets;

/// Canonical JSON of the ledger as a tree, field by field as it stands there.
public final class CanonicalTree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalTree() {}

    /// Of a fact.
    public static ObjectNode of(Fact fact) {
        return read(fact.canonicalBytes());
    }

    /// Of an object.
    public static ObjectNode of(CanonicalValue.Obj value) {
        return read(CanonicalJson.encode(value));
    }

    private static ObjectNode read(byte[] canonical) {
        try {
            return (ObjectNode) JSON.readTree(new String(canonical, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Canonical JSON is JSON", e);
        }
    }
}
