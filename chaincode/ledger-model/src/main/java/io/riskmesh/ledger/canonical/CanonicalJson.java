package io.riskmesh.ledger.canonical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// RFC 8785 restricted (design `ledger.md` section 2): UTF-8, no white space, keys in byte order, one encoding per value.
public final class CanonicalJson {

    public static final int MAX_DEPTH = 8;
    public static final int MAX_BYTES = 64 * 1024;

    /// For the kinds of facts that carry evidence or signatures.
    public static final int LARGE_BYTES = 256 * 1024;

    private CanonicalJson() {}

    /// The only encoding of the value.
    public static byte[] encode(CanonicalValue value) {
        StringBuilder out = new StringBuilder();
        CanonicalPrinter.print(value, out, 0);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads bytes that must be exactly what [#encode] gives.
    public static CanonicalValue decode(byte[] bytes) throws MalformedFact {
        return decode(bytes, MAX_BYTES);
    }

    /// As the other, for values of at most `maxBytes`.
    public static CanonicalValue decode(byte[] bytes, int maxBytes) throws MalformedFact {
        if (bytes.length > maxBytes) {
            throw new MalformedFact("At most " + maxBytes + " bytes, got " + bytes.length);
        }
        CanonicalValue value = new CanonicalParser(text(bytes)).parse();
        if (!java.util.Arrays.equals(encode(value), bytes)) {
            throw new MalformedFact("Not the canonical encoding of its value");
        }
        return value;
    }

    private static String text(byte[] bytes) throws MalformedFact {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedFact("Not UTF-8");
        }
    }
}
