package io.riskmesh.gateway.api.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads the body of a request: one JSON value in UTF-8, each name once, nothing behind it, no deeper than [#DEPTH].
final class StrictJson {
    static final int DEPTH = 16;
    private static final int NUMBER_CHARACTERS = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(NUMBER_CHARACTERS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private StrictJson() {}

    /// What was read.
    sealed interface Read {
        record Value(JsonNode node) implements Read {}

        record Not(Fault fault) implements Read {}
    }

    static Read read(byte[] body) {
        Optional<String> text = decode(body);
        if (text.isEmpty()) {
            return new Read.Not(Fault.NOT_UTF8);
        }
        try {
            JsonNode node = JSON.readTree(text.get());
            return node == null || node.isMissingNode() ? new Read.Not(Fault.MALFORMED) : new Read.Value(node);
        } catch (StreamConstraintsException e) {
            return new Read.Not(isDepth(e) ? Fault.TOO_DEEP : Fault.MALFORMED);
        } catch (IOException e) {
            // Jackson has no type of its own for a name that comes twice.
            return new Read.Not(String.valueOf(e.getMessage()).startsWith("Duplicate field") ? Fault.DUPLICATE_FIELD : Fault.MALFORMED);
        }
    }

    private static boolean isDepth(StreamConstraintsException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("depth");
    }

    private static Optional<String> decode(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
