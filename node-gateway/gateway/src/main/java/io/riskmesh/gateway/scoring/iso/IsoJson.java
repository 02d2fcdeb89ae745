package io.riskmesh.gateway.scoring.iso;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import java.io.IOException;

/// Reads the JSON form: the same names as objects, a list where it has one element; amounts as text or number.
final class IsoJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(4096).maxNumberLength(32)
                    .maxNameLength(128).maxDocumentLength(256 * 1024).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final IsoFields fields = new IsoFields();
    private boolean seen;

    private IsoJson() {}

    static IsoFields read(byte[] body) throws InvalidRequest {
        IsoJson reading = new IsoJson();
        try (JsonParser in = FACTORY.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidRequest("", "object_expected");
            }
            reading.outside(in);
            if (in.nextToken() != null) {
                throw new InvalidRequest("", "trailing_content");
            }
        } catch (IOException _) {
            throw new InvalidRequest("", "malformed_json");
        }
        if (!reading.seen) {
            throw new InvalidRequest("/" + IsoFields.ROOT, "missing");
        }
        return reading.fields;
    }

    // Around the message there may be a Document.
    private void outside(JsonParser in) throws IOException, InvalidRequest {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals(IsoFields.ROOT)) {
                seen = true;
                value(in, "");
            } else if (name.equals("Document") && in.currentToken() == JsonToken.START_OBJECT) {
                outside(in);
            } else {
                in.skipChildren();
            }
        }
    }

    private void value(JsonParser in, String path) throws IOException, InvalidRequest {
        switch (in.currentToken()) {
            case START_OBJECT -> {
                if (path.equals(IsoFields.TRANSACTION)) {
                    fields.transaction();
                }
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    in.nextToken();
                    value(in, path.isEmpty() ? name : path + "/" + name);
                }
            }
            case START_ARRAY -> {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    value(in, path);
                }
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (fields.wants(path)) {
                    fields.put(path, in.getText().strip());
                }
            }
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME -> { }
        }
    }
}
