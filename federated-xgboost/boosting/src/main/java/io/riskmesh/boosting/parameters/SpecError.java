package io.riskmesh.boosting.parameters;

/// One thing wrong with a specification, in the user's words.
public record SpecError(String field, String expected, String actual) {

    @Override
    public String toString() {
        return field + ": expected " + expected + ", got " + actual;
    }
}
