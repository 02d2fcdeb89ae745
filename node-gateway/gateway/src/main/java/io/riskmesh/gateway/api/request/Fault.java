package io.riskmesh.gateway.api.request;

import java.util.Locale;

/// What can be wrong with one place of a request.
public enum Fault {
    /// No JSON, or more than one value.
    MALFORMED,
    /// Bytes that are no UTF-8.
    NOT_UTF8,
    /// One name twice in an object.
    DUPLICATE_FIELD,
    /// Deeper than any request is.
    TOO_DEEP,
    /// A name that the operation does not have.
    UNKNOWN_FIELD,
    /// Required.
    MISSING,
    /// Another JSON type.
    WRONG_TYPE,
    /// None of the listed values.
    NOT_ALLOWED,
    /// Not of the form that the pattern gives.
    WRONG_FORM,
    /// Outside the range of numbers.
    OUT_OF_RANGE,
    /// More characters or entries than allowed.
    TOO_LONG,
    /// Fewer characters or entries than allowed.
    TOO_SHORT,
    /// The same entry twice.
    REPEATED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word in problems.
    public String code() {
        return code;
    }
}
