package io.riskmesh.boosting.model;

import io.riskmesh.boosting.model.ReadResult.ModelRefused;
import java.io.Serial;

/// Carries a refusal out of the depth of a reader; never leaves the package.
final class MalformedModel extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_ACTUAL = 80;

    private final transient ModelRefused refusal;

    MalformedModel(RefusalReason reason, String path, String expected, String actual) {
        super(null, null, false, false);
        this.refusal = new ModelRefused(reason, path, expected,
                actual.length() > LONGEST_ACTUAL ? actual.substring(0, LONGEST_ACTUAL) + "..." : actual);
    }

    static MalformedModel range(String path, String expected, Object actual) {
        return new MalformedModel(RefusalReason.OUT_OF_RANGE, path, expected, String.valueOf(actual));
    }

    static MalformedModel structure(String path, String expected, Object actual) {
        return new MalformedModel(RefusalReason.WRONG_STRUCTURE, path, expected, String.valueOf(actual));
    }

    static MalformedModel syntax(int at, String expected, String actual) {
        return new MalformedModel(RefusalReason.SYNTAX, "byte " + at, expected, actual);
    }

    static MalformedModel tooLarge(String path, String expected, Object actual) {
        return new MalformedModel(RefusalReason.TOO_LARGE, path, expected, String.valueOf(actual));
    }

    ModelRefused refusal() {
        return refusal;
    }
}
