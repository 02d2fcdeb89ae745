package io.riskmesh.gateway.people.session;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// What a browser's cookie holds: 32 random bytes. The gateway keeps their digest only. Never printed.
public final class SessionSecret {
    private static final int BYTES = 32;
    private static final byte[] ID = "riskmesh/session/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CSRF = "riskmesh/csrf/1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private SessionSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SessionSecret fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionSecret(bytes);
    }

    /// Empty if the text is no such secret.
    public static Optional<SessionSecret> of(String cookie) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == BYTES ? Optional.of(new SessionSecret(bytes)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The cookie's value.
    public String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What the session is known by here.
    public Digest id() {
        return labelled(ID);
    }

    /// What a page of ours sends with unsafe verbs; a page of another origin cannot read it.
    public String csrf() {
        return labelled(CSRF).hex();
    }

    private Digest labelled(byte[] label) {
        byte[] all = new byte[label.length + BYTES];
        System.arraycopy(label, 0, all, 0, label.length);
        System.arraycopy(bytes, 0, all, label.length, BYTES);
        return Digest.ofFile(all);
    }

    @Override
    public String toString() {
        return "SessionSecret[REDACTED]";
    }
}
