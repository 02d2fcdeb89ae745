package io.riskmesh.gateway.http.idempotency;

import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.ledger.canonical.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request and the key under which it shall be done once.
///
/// @param key of subject and key
/// @param body of operation, path and body: another request under the same key is told apart
public record KeyedRequest(Digest key, Digest body) {
    /// Name of the header, lower case.
    public static final String HEADER = "idempotency-key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /// Whether the header's value has the form of a key: 1 to 128 visible ASCII characters.
    public static boolean isKey(String value) {
        return FORM.matcher(value).matches();
    }

    /// The request's key, if it has one.
    public static Optional<KeyedRequest> of(ApiCall call) {
        return call.header(HEADER).map(key -> new KeyedRequest(keyDigest(call.caller().subject(), key), bodyDigest(call)));
    }

    /// `SHA-256(subject || 0 || key)`.
    public static Digest keyDigest(String subject, String key) {
        return Digest.ofFile((subject + "\0" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static Digest bodyDigest(ApiCall call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((call.operation().operationId() + "\0").getBytes(StandardCharsets.UTF_8));
        call.path().forEach((name, value) -> bytes.writeBytes((name + "=" + value + "\0").getBytes(StandardCharsets.UTF_8)));
        bytes.writeBytes(call.body());
        return Digest.ofFile(bytes.toByteArray());
    }
}
