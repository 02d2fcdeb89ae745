package io.riskmesh.boosting.model;

/// A JSON text and the byte after its closing quote.
record JsonText(String value, int end) {

    /// @param start the byte after the opening quote
    static JsonText scan(byte[] in, int start) throws MalformedModel {
        StringBuilder out = new StringBuilder();
        int plain = start;
        int at = start;
        while (true) {
            if (at >= in.length || at - start > ModelLimits.MAX_TEXT_BYTES) {
                throw MalformedModel.syntax(start, "a closed text of at most " + ModelLimits.MAX_TEXT_BYTES + " bytes",
                        "no end");
            }
            if (in[at] == '"') {
                return new JsonText(out.append(StrictText.decode(in, plain, at - plain)).toString(), at + 1);
            }
            if (in[at] >= 0 && in[at] < 0x20) {
                throw MalformedModel.syntax(at, "no control characters in a text", "byte " + in[at]);
            }
            if (in[at] == '\\') {
                out.append(StrictText.decode(in, plain, at - plain));
                out.append(escaped(in, at));
                at += in[at + 1] == 'u' ? 6 : 2;
                plain = at;
            } else {
                at++;
            }
        }
    }

    private static char escaped(byte[] in, int at) throws MalformedModel {
        int c = at + 1 < in.length ? in[at + 1] : -1;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(in, at + 2);
            default -> throw MalformedModel.syntax(at, "an escape of JSON", "another");
        };
    }

    private static char unicode(byte[] in, int start) throws MalformedModel {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = i < in.length ? Character.digit((char) (in[i] & 0xff), 16) : -1;
            if (digit < 0) {
                throw MalformedModel.syntax(i, "four hexadecimal digits", "another character");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
