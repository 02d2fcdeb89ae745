package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/// JSON from outside: no doubles, nothing behind the end, not deep.
public final class StrictJson {
    private static final ObjectMapper READER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxStringLength(16 * 1024).maxNumberLength(32).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private StrictJson() {}

    /// The object that these bytes are, if they are one.
    public static Optional<JsonNode> object(byte[] bytes) {
        try {
            JsonNode read = READER.readTree(bytes);
            return read != null && read.isObject() ? Optional.of(read) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
