package io.riskmesh.gateway.scoring.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Goes once through a JSON document whose shape is known. Not thread-safe.
final class JsonCursor {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxStringLength(1024).maxNumberLength(32)
                    .maxNameLength(128).maxDocumentLength(64 * 1024).build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser parser;

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads a document.
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonCursor in) throws IOException, InvalidRequest;
    }

    /// Reads one field; the cursor stands on its value.
    @FunctionalInterface
    interface Field {
        /// @return whether the name is known
        boolean read(String name) throws IOException, InvalidRequest;
    }

    static <T> T document(byte[] body, Reading<T> reading) throws InvalidRequest {
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonCursor in = new JsonCursor(parser);
            parser.nextToken();
            T read = reading.read(in);
            if (parser.nextToken() != null) {
                throw new InvalidRequest("", "trailing_content");
            }
            return read;
        } catch (StreamConstraintsException _) {
            throw new InvalidRequest("", "too_large");
        } catch (JsonProcessingException e) {
            boolean twice = e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate");
            throw new InvalidRequest("", twice ? "duplicate_field" : "malformed_json");
        } catch (IOException _) {
            throw new InvalidRequest("", "malformed_json"); // bytes that are no UTF-8
        }
    }

    /// Reads an object's fields, each at most once.
    ///
    /// @param required names that must be there
    void object(String pointer, Field field, String... required) throws IOException, InvalidRequest {
        expect(pointer, parser.currentToken() == JsonToken.START_OBJECT, "object_expected");
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            expect(pointer, field.read(name), "unknown_field"); // at the object: the name is the request's own
            seen.add(name);
        }
        for (String name : required) {
            expect(pointer + "/" + name, seen.contains(name), "missing");
        }
    }

    String text(String pointer) throws IOException, InvalidRequest {
        expect(pointer, parser.currentToken() == JsonToken.VALUE_STRING, "text_expected");
        return parser.getText();
    }

    long integer(String pointer, long least, long most) throws IOException, InvalidRequest {
        expect(pointer, parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "integer_expected");
        try {
            return RequestShapes.within(pointer, parser.getLongValue(), least, most);
        } catch (JsonProcessingException _) {
            throw new InvalidRequest(pointer, "out_of_range");
        }
    }

    /// `(float)` of the decimal read as double; finite.
    float decimal(String pointer) throws IOException, InvalidRequest {
        expect(pointer, parser.currentToken().isNumeric(), "number_expected");
        float value = (float) parser.getDoubleValue();
        expect(pointer, Float.isFinite(value), "out_of_range");
        return value;
    }

    private static void expect(String pointer, boolean holds, String code) throws InvalidRequest {
        if (!holds) {
            throw new InvalidRequest(pointer, code);
        }
    }
}
