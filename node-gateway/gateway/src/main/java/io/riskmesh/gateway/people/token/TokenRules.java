package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When a token of one issuer for one audience is believed. Thread-safe.
public final class TokenRules {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Set<String> ACCESS_TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final Set<TokenAlgorithm> OF_PEOPLE = Set.of(TokenAlgorithm.ES256, TokenAlgorithm.PS256, TokenAlgorithm.RS256);
    private static final Set<TokenAlgorithm> OF_MACHINES = Set.of(TokenAlgorithm.ES256, TokenAlgorithm.PS256);
    private static final List<String> OF_RFC_9068 = List.of("client_id", "jti", "iat");
    private static final int LONGEST_SUBJECT = 255;
    private static final double LATEST_SECONDS = 1e11;

    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    /// @param audience the client's id for ID tokens, the API's name for access tokens
    public TokenRules(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /// An ID token (OpenID Connect Core, section 3.1.3.7).
    ///
    /// @param nonce that was sent with the login that this token answers
    public TokenCheck idToken(String compact, KeySet keys, String nonce) {
        return SignedToken.read(compact).map(token -> {
            Optional<TokenFault> fault = signature(token, keys, OF_PEOPLE).or(() -> claims(token.claims())).or(() -> party(token.claims()))
                    .or(() -> equal(token.claims().path("nonce").asText(""), nonce) ? Optional.empty() : Optional.of(TokenFault.NONCE));
            return result(token, fault);
        }).orElseGet(() -> new TokenCheck.Refused(TokenFault.MALFORMED));
    }

    /// An access token (RFC 9068).
    ///
    /// @param certificate base64url of the SHA-256 of the client certificate of the connection (RFC 8705)
    /// @param bound whether a token that is bound to no certificate is refused
    public TokenCheck accessToken(String compact, KeySet keys, Optional<String> certificate, boolean bound) {
        return SignedToken.read(compact).map(token -> {
            Optional<TokenFault> type = ACCESS_TYPES.contains(token.type()) ? Optional.empty() : Optional.of(TokenFault.TYPE);
            Optional<TokenFault> fault = type.or(() -> signature(token, keys, OF_MACHINES)).or(() -> claims(token.claims()))
                    .or(() -> present(token.claims())).or(() -> binding(token.claims(), certificate, bound));
            return result(token, fault);
        }).orElseGet(() -> new TokenCheck.Refused(TokenFault.MALFORMED));
    }

    private static TokenCheck result(SignedToken token, Optional<TokenFault> fault) {
        return fault.<TokenCheck>map(TokenCheck.Refused::new).orElseGet(() -> new TokenCheck.Believed(token.claims()));
    }

    private static Optional<TokenFault> signature(SignedToken token, KeySet keys, Set<TokenAlgorithm> allowed) {
        Optional<TokenAlgorithm> algorithm = TokenAlgorithm.of(token.algorithm()).filter(allowed::contains);
        if (algorithm.isEmpty()) {
            return Optional.of(TokenFault.ALGORITHM);
        }
        Optional<PublicKey> key = keys.find(token.keyId(), algorithm.get());
        if (key.isEmpty()) {
            return Optional.of(TokenFault.UNKNOWN_KEY);
        }
        return algorithm.get().verifies(key.get(), token.signed(), token.signature()) ? Optional.empty() : Optional.of(TokenFault.SIGNATURE);
    }

    private Optional<TokenFault> claims(JsonNode claims) {
        if (!claims.path("iss").asText("").equals(issuer)) {
            return Optional.of(TokenFault.ISSUER);
        }
        if (!isForUs(claims.path("aud"))) {
            return Optional.of(TokenFault.AUDIENCE);
        }
        String subject = claims.path("sub").isTextual() ? claims.path("sub").textValue() : "";
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || !subject.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.of(TokenFault.SUBJECT);
        }
        return times(claims);
    }

    private boolean isForUs(JsonNode aud) {
        if (aud.isTextual()) {
            return aud.textValue().equals(audience);
        }
        for (JsonNode one : aud) {
            if (aud.isArray() && one.isTextual() && one.textValue().equals(audience)) {
                return true;
            }
        }
        return false;
    }

    private Optional<TokenFault> times(JsonNode claims) {
        Instant now = clock.instant();
        Optional<Instant> expires = time(claims, "exp");
        if (expires.isEmpty() || time(claims, "iat").isEmpty()) {
            return Optional.of(TokenFault.CLAIM_MISSING);
        }
        if (!expires.get().plus(SKEW).isAfter(now)) {
            return Optional.of(TokenFault.EXPIRED);
        }
        boolean early = claims.has("nbf") && time(claims, "nbf").map(from -> from.isAfter(now.plus(SKEW))).orElse(true);
        return early || time(claims, "iat").orElseThrow().isAfter(now.plus(SKEW)) ? Optional.of(TokenFault.NOT_YET_VALID) : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        boolean possible = value.isNumber() && value.doubleValue() > 0 && value.doubleValue() < LATEST_SECONDS;
        return possible ? Optional.of(Instant.ofEpochSecond(value.longValue())) : Optional.empty();
    }

    // A token for several is ours only if we are the party that it was made for.
    private Optional<TokenFault> party(JsonNode claims) {
        boolean several = claims.path("aud").isArray() && claims.path("aud").size() > 1;
        boolean ours = claims.has("azp") ? claims.path("azp").asText("").equals(audience) : !several;
        return ours ? Optional.empty() : Optional.of(TokenFault.AUDIENCE);
    }

    private static Optional<TokenFault> present(JsonNode claims) {
        return OF_RFC_9068.stream().allMatch(claims::hasNonNull) ? Optional.empty() : Optional.of(TokenFault.CLAIM_MISSING);
    }

    private static Optional<TokenFault> binding(JsonNode claims, Optional<String> certificate, boolean bound) {
        JsonNode thumbprint = claims.path("cnf").path("x5t#S256");
        if (claims.has("cnf") || bound) {
            boolean same = certificate.isPresent() && equal(thumbprint.asText(""), certificate.get());
            return same ? Optional.empty() : Optional.of(TokenFault.BINDING);
        }
        return Optional.empty();
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
