package io.riskmesh.binselect.refusal;

import io.riskmesh.binselect.octets.Octets;

/// A refusal is a value the caller must look at, never an exception.
///
/// @param expected what the check wanted, in words without secrets
/// @param actual what came; names the party to blame where one is known
public record Refusal(SelectRefusal reason, String expected, String actual) {

    public static Refusal of(SelectRefusal reason, Object expected, Object actual) {
        return new Refusal(reason, words(expected), words(actual));
    }

    // Octets print their length only; what a check compares are digests and identities.
    private static String words(Object value) {
        return value instanceof Octets octets ? octets.hex() : String.valueOf(value);
    }

    @Override
    public String toString() {
        return reason + ": expected " + expected + ", got " + actual;
    }
}
