package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) without what makes readers disagree: no duplicate keys, no fractions or exponents, no null, no bytes after
/// the value, no bad UTF-8; bounded in size and depth. For one use.
final class StrictJson {

    static final int MOST_BYTES = 262_144;
    private static final int MOST_DEPTH = 16;
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    static JsonValue parse(byte[] bytes) throws Rejected {
        Rejected.unless(bytes.length <= MOST_BYTES, COLLATERAL_MALFORMED, "a document of " + bytes.length + " bytes");
        StrictJson parser = new StrictJson(utf8(bytes));
        JsonValue value = parser.value(1);
        parser.space();
        Rejected.unless(parser.at == parser.text.length(), COLLATERAL_MALFORMED, "bytes after the value");
        return value;
    }

    private static String utf8(byte[] bytes) throws Rejected {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Rejected(COLLATERAL_MALFORMED, "the document is not UTF-8");
        }
    }

    private JsonValue value(int depth) throws Rejected {
        if (depth > MOST_DEPTH) {
            throw malformed("deeper than " + MOST_DEPTH);
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonValue.Str(string());
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private JsonValue object(int depth) throws Rejected {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return new JsonValue.Obj(Collections.emptyMap());
        }
        do {
            space();
            if (peek() != '"') {
                throw malformed("expected a key");
            }
            String key = string();
            space();
            expect(':');
            if (fields.put(key, value(depth + 1)) != null) {
                throw malformed("a key twice");
            }
        } while (another('}'));
        return new JsonValue.Obj(Collections.unmodifiableMap(fields));
    }

    private JsonValue array(int depth) throws Rejected {
        List<JsonValue> items = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return new JsonValue.Arr(List.of());
        }
        do {
            items.add(value(depth + 1));
        } while (another(']'));
        return new JsonValue.Arr(List.copyOf(items));
    }

    private boolean another(char close) throws Rejected {
        space();
        if (peek() == close) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private JsonValue number() throws Rejected {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        boolean leadingZero = at - digits > 1 && text.charAt(digits) == '0';
        boolean negativeZero = digits > start && at - digits == 1 && text.charAt(digits) == '0';
        if (at == digits || at - digits > MOST_DIGITS || leadingZero || negativeZero) {
            throw malformed("expected a value");
        }
        return new JsonValue.Int(Long.parseLong(text, start, at, 10));
    }

    private String string() throws Rejected {
        StringBuilder out = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = next();
            if (c < 0x20) {
                throw malformed("a control character in a text");
            }
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        if (out.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            throw malformed("half a surrogate pair in a text");
        }
        return out.toString();
    }

    private char escape() throws Rejected {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("an unknown escape");
        };
    }

    private char unicode() throws Rejected {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("an unknown escape");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private JsonValue word(String word, boolean value) throws Rejected {
        if (!text.startsWith(word, at)) {
            throw malformed("expected a value");
        }
        at += word.length();
        return new JsonValue.Bool(value);
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) throws Rejected {
        if (peek() != c) {
            throw malformed("expected '" + c + "'");
        }
        at++;
    }

    /// The next character; at the end one that no value starts with.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() throws Rejected {
        if (at >= text.length()) {
            throw malformed("cut off");
        }
        return text.charAt(at++);
    }

    private Rejected malformed(String what) {
        return new Rejected(COLLATERAL_MALFORMED, "at character " + at + ": " + what);
    }
}
