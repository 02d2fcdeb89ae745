package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A compact JWS (RFC 7515) of JSON claims, read and not yet believed. Keys and addresses of keys in its header are never followed.
///
/// @param signed the bytes that the signature covers
record SignedToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    private static final int LONGEST = 16 * 1024;
    private static final int PARTS = 3;

    /// Empty if the text is none: then nobody signed it.
    static Optional<SignedToken> read(String compact) {
        if (compact.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        Optional<JsonNode> header = base64(parts[0]).flatMap(StrictJson::object);
        Optional<JsonNode> claims = base64(parts[1]).flatMap(StrictJson::object);
        Optional<byte[]> signature = base64(parts[2]);
        // An extension that must be understood is none of ours.
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty() || header.get().has("crit")) {
            return Optional.empty();
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new SignedToken(header.get(), claims.get(), signed, signature.get()));
    }

    /// Empty if the text is not the one encoding of its bytes: two texts of one token would pass for two tokens.
    static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean only = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
            return only ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String algorithm() {
        return header.path("alg").asText("");
    }

    /// Empty if the token names no key.
    Optional<String> keyId() {
        return header.path("kid").isTextual() ? Optional.of(header.path("kid").textValue()) : Optional.empty();
    }

    String type() {
        return header.path("typ").asText("");
    }

    @Override
    public String toString() {
        return "SignedToken[REDACTED]";
    }
}
