package io.riskmesh.gateway.people.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/// What the provider says of itself (OpenID Connect Discovery).
///
/// @param end where a browser ends its session at the provider; empty if there is no such place
/// @param namesItself whether each answer to a login carries the issuer (RFC 9207)
public record ProviderDescription(URI authorization, URI token, URI keys, Optional<URI> end, boolean namesItself) {

    /// @throws ProviderUnavailable if it is another provider's, lacks an address, or knows no PKCE with SHA-256
    static ProviderDescription of(JsonNode found, OidcPlan plan) throws ProviderUnavailable {
        if (!found.path("issuer").asText("").equals(plan.issuer().toString())) {
            throw new ProviderUnavailable("calls itself by another name than the configured issuer");
        }
        boolean pkce = false;
        for (JsonNode method : found.path("code_challenge_methods_supported")) {
            pkce |= method.asText("").equals("S256");
        }
        if (!pkce) {
            throw new ProviderUnavailable("does not know PKCE with S256");
        }
        Optional<URI> end = found.has("end_session_endpoint") ? Optional.of(address(found, "end_session_endpoint", plan)) : Optional.empty();
        return new ProviderDescription(address(found, "authorization_endpoint", plan), address(found, "token_endpoint", plan),
                address(found, "jwks_uri", plan), end, found.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static URI address(JsonNode found, String name, OidcPlan plan) throws ProviderUnavailable {
        try {
            URI address = URI.create(found.path(name).asText(""));
            boolean secure = "https".equals(address.getScheme()) || !plan.production() && "http".equals(address.getScheme());
            if (secure && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // The same as none.
        }
        throw new ProviderUnavailable("names no usable " + name);
    }
}
