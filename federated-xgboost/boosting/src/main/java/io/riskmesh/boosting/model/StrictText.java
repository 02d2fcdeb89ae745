package io.riskmesh.boosting.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// UTF-8 that must be valid.
final class StrictText {

    private StrictText() {}

    static String decode(byte[] bytes, int start, int length) throws MalformedModel {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length)).toString();
        } catch (CharacterCodingException _) {
            throw MalformedModel.syntax(start, "UTF-8", "other bytes");
        }
    }
}
