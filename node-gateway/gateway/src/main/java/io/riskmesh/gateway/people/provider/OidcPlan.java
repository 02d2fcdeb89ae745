package io.riskmesh.gateway.people.provider;

import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.openapi.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who signs people and machines in.
///
/// @param issuer exactly as the provider calls itself
/// @param clientId of this gateway at the provider
/// @param origin that browsers reach this gateway at, such as `https://gateway.bank.example:8443`, without a path
/// @param audience that access tokens of machines name
/// @param rolesClaim claim of tokens with an array of roles
/// @param roles that the bank itself gives to a subject (`sub`); they take the place of the token's claim
/// @param idle how long a session outlives its last request
/// @param longest how long a session lasts at most
/// @param production then only TLS, and only access tokens that are bound to the client's certificate
public record OidcPlan(URI issuer, String clientId, Secret clientSecret, URI origin, Optional<String> audience,
        String rolesClaim, Map<String, Set<Role>> roles, Duration idle, Duration longest, boolean production) {
    /// The usual time that a session outlives its last request.
    public static final Duration IDLE = Duration.ofMinutes(30);
    /// The usual life of a session.
    public static final Duration LONGEST = Duration.ofHours(8);
    /// The usual claim.
    public static final String ROLES_CLAIM = "riskmesh_roles";

    public OidcPlan {
        roles = Map.copyOf(roles);
        requireHttp("issuer", issuer, production);
        requireHttp("origin", origin, production);
        if (!origin.toString().equals(origin.getScheme() + "://" + origin.getAuthority())) {
            throw new IllegalArgumentException("An origin is a scheme, a host and perhaps a port");
        }
        if (idle.isNegative() || idle.isZero() || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException("Expected 0 < idle <= longest");
        }
    }

    private static void requireHttp(String name, URI address, boolean production) {
        boolean secure = "https".equals(address.getScheme());
        boolean tolerable = "http".equals(address.getScheme()) && !production;
        if (!secure && !tolerable || address.getHost() == null || address.getRawFragment() != null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The " + name + " is an address of https" + (production ? "" : " or http"));
        }
    }

    /// Where the provider sends browsers back to.
    public URI callback() {
        return URI.create(origin + "/auth/callback");
    }
}
