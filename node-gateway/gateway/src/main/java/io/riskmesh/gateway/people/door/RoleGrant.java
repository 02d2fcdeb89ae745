package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Roles by configuration, else by a claim. Words that are no roles give none.
///
/// @param claim its name, an array of words
/// @param bySubject that the bank itself gives to a `sub`
record RoleGrant(String claim, Map<String, Set<Role>> bySubject) {

    Set<Role> of(JsonNode claims) {
        Set<Role> configured = bySubject.get(claims.path("sub").asText(""));
        if (configured != null) {
            return configured;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode word : claims.path(claim)) {
            if (word.isTextual()) {
                Role.of(word.textValue()).ifPresent(roles::add);
            }
        }
        return roles;
    }
}
