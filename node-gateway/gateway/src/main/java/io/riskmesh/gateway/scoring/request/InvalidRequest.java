package io.riskmesh.gateway.scoring.request;

/// A body that is no request: where, and what is wrong. No value of the body is in it, nor a name that the body invented.
public final class InvalidRequest extends Exception {
    private static final long serialVersionUID = 1L;
    private final String pointer;
    private final String code;

    /// @param pointer RFC 6901, empty for the whole
    /// @param code in lower_snake_case
    public InvalidRequest(String pointer, String code) {
        super(code + " at " + (pointer.isEmpty() ? "the document" : pointer), null, false, false);
        this.pointer = pointer;
        this.code = code;
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }
}
