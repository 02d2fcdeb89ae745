package io.riskmesh.gateway.people.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A login on its way to the provider and back. It travels sealed in the browser's own cookie: a visitor who has not signed in costs the
/// gateway no memory, and an answer of the provider is worth something in the browser that asked for it only. Never printed.
///
/// @param verifier of PKCE (RFC 7636)
/// @param returnTo path of ours
record PendingLogin(String state, String nonce, String verifier, Instant until, String returnTo) {
    private static final int SECRET_BYTES = 32;
    private static final int PARTS = 5;
    private static final int LONGEST_PATH = 512;

    static PendingLogin begin(SecureRandom random, Instant until, String returnTo) {
        return new PendingLogin(secret(random), secret(random), secret(random), until, isOurPath(returnTo) ? returnTo : "/");
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // What a browser could take for another host's address, or for a second header, is none of our paths.
    private static boolean isOurPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && path.length() <= LONGEST_PATH && !path.contains("\\")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// What the provider gets of the verifier.
    String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    byte[] encode() {
        return String.join("\n", state, nonce, verifier, Long.toString(until.toEpochMilli()), returnTo).getBytes(StandardCharsets.UTF_8);
    }

    /// @param bytes that this gateway sealed
    static Optional<PendingLogin> decode(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return parts.length != PARTS ? Optional.empty()
                : Optional.of(new PendingLogin(parts[0], parts[1], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])), parts[4]));
    }

    @Override
    public String toString() {
        return "PendingLogin[REDACTED]";
    }
}
