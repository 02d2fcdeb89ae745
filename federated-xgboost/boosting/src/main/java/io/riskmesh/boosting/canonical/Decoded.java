package io.riskmesh.boosting.canonical;

/// What strict decoding gives: the value, or why the bytes are none.
public sealed interface Decoded<T> {

    record Value<T>(T value) implements Decoded<T> {}

    /// @param reason what was expected and what came; no secret, one line
    record Malformed<T>(String reason) implements Decoded<T> {}

    /// Runs a reader over all the bytes. Bytes left over, a value out of range and a missing end are all malformed.
    static <T> Decoded<T> read(byte[] bytes, CanonicalReader.Body<T> body) {
        CanonicalReader reader = new CanonicalReader(bytes);
        try {
            T value = body.read(reader);
            reader.end();
            return new Value<>(value);
        } catch (MalformedBytes e) {
            return new Malformed<>(e.getMessage());
        }
    }
}
