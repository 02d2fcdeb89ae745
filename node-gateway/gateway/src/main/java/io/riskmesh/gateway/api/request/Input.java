package io.riskmesh.gateway.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.canonical.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that keeps to the contract: what is required is there, everything has its type and lies in its range.
///
/// @param path by name
/// @param query by name
/// @param body a missing node if the operation takes none
public record Input(Map<String, String> path, Map<String, String> query, JsonNode body) {

    /// A parameter of the path.
    public String path(String name) {
        return path.get(name);
    }

    /// A parameter of the query.
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// A required text of the body.
    public String text(String name) {
        return body.get(name).textValue();
    }

    /// A text of the body.
    public Optional<String> find(String name) {
        return Optional.ofNullable(body.get(name)).map(JsonNode::textValue);
    }

    /// A digest of the body.
    public Optional<Digest> digest(String name) {
        return find(name).map(Digest::fromHex);
    }

    /// A required time of the body, ms since the epoch.
    public long time(String name) {
        return Instant.parse(text(name)).toEpochMilli();
    }

    /// Texts of the body; none if the field is absent.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        body.path(name).forEach(item -> texts.add(item.textValue()));
        return texts;
    }
}
