package io.riskmesh.boosting.model;

import java.nio.charset.StandardCharsets;

/// A JSON number and the byte after it.
record JsonNumber(ModelValue.Scalar value, int end) {

    private static final int MOST_INTEGER_DIGITS = 18;

    static JsonNumber scan(byte[] in, int start, int limit) throws MalformedModel {
        int at = start < limit && in[start] == '-' ? start + 1 : start;
        int wholeStart = at;
        at = digits(in, at, limit);
        int wholeDigits = at - wholeStart;
        boolean real = false;
        if (at < limit && in[at] == '.') {
            real = true;
            at = digits(in, at + 1, limit);
        }
        if (at < limit && (in[at] == 'e' || in[at] == 'E')) {
            real = true;
            at++;
            at = digits(in, at < limit && (in[at] == '+' || in[at] == '-') ? at + 1 : at, limit);
        }
        if (wholeDigits > 1 && in[wholeStart] == '0') {
            throw MalformedModel.syntax(start, "a number without leading zeros", "one with");
        }
        String text = new String(in, start, at - start, StandardCharsets.US_ASCII);
        return new JsonNumber(real ? real(text, start) : whole(text, wholeDigits, start), at);
    }

    private static int digits(byte[] in, int start, int limit) throws MalformedModel {
        int at = start;
        while (at < limit && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw MalformedModel.syntax(start, "a digit", start < in.length ? "byte " + (in[start] & 0xff) : "the end");
        }
        return at;
    }

    private static ModelValue.Real real(String text, int start) throws MalformedModel {
        float value = Float.parseFloat(text);
        if (!Float.isFinite(value)) {
            throw MalformedModel.syntax(start, "a finite float32", text);
        }
        return new ModelValue.Real(value);
    }

    private static ModelValue.Whole whole(String text, int digits, int start) throws MalformedModel {
        if (digits > MOST_INTEGER_DIGITS) {
            throw MalformedModel.syntax(start, "an integer of at most " + MOST_INTEGER_DIGITS + " digits", text);
        }
        return new ModelValue.Whole(Long.parseLong(text));
    }
}
