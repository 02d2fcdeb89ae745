package io.riskmesh.securesum.refusal;

/// A refusal is a value the caller must look at, never an exception.
///
/// @param expected what the check wanted, in words without secrets
/// @param actual what came; names the party to blame where one is known
public record Refusal(SumRefusal reason, String expected, String actual) {

    public static Refusal of(SumRefusal reason, Object expected, Object actual) {
        return new Refusal(reason, String.valueOf(expected), String.valueOf(actual));
    }

    @Override
    public String toString() {
        return reason + ": expected " + expected + ", got " + actual;
    }
}
