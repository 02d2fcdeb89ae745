package io.riskmesh.embedded.authority;

import java.util.List;

/// What is wanted of an authority.
///
/// @param name the common name, `[a-z0-9.-]{1,40}`
/// @param roles what the holder may do in riskmesh (`operator`, `approver`, `scientist`, `gateway`, ..); in the attribute
///              `riskmesh.role`, comma-separated
/// @param hosts names and addresses that a TLS certificate is for; empty: no TLS certificate is made
public record IdentityRequest(String name, NodeRole node, List<String> roles, List<String> hosts) {

    public IdentityRequest {
        if (!name.matches("[a-z0-9.-]{1,40}")) {
            throw new IllegalArgumentException("A name is [a-z0-9.-]{1,40}, got " + name);
        }
        for (String role : roles) {
            if (!role.matches("[a-z][a-z-]{0,39}")) {
                throw new IllegalArgumentException("A role is [a-z][a-z-]{0,39}, got " + role);
            }
        }
        roles = List.copyOf(roles);
        hosts = List.copyOf(hosts);
    }

    /// An identity of a person or a program.
    public static IdentityRequest client(String name, String... roles) {
        return new IdentityRequest(name, NodeRole.CLIENT, List.of(roles), List.of());
    }

    /// An identity of a peer or an orderer, with TLS.
    public static IdentityRequest node(String name, NodeRole node, String... hosts) {
        return new IdentityRequest(name, node, List.of(), List.of(hosts));
    }
}
