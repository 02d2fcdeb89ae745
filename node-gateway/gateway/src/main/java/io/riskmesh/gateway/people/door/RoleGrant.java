package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Roles by configuration, else by the claim `riskmesh_roles`. Words that are no roles give none.
///
/// @param bySubject that the bank itself gives to a `sub`
record RoleGrant(Map<String, Set<Role>> bySubject) {
    private static final String CLAIM = "riskmesh_roles";

    Set<Role> of(JsonNode claims) {
        Set<Role> configured = bySubject.get(claims.path("sub").asText(""));
        if (configured != null) {
            return configured;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode word : claims.path(CLAIM)) {
            if (word.isTextual()) {
                Role.of(word.textValue()).ifPresent(roles::add);
            }
        }
        return roles;
    }
}
