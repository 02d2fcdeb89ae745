package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.openapi.Role;
import java.util.List;

/// Somebody who works at a member of the demo, with a certificate of their own: four-eyes tells them apart by it.
///
/// @param name file name of the certificate and of the profile
/// @param title what they are, for people
public record Persona(String name, String title, List<Role> roles) {
    /// Who works at each bank.
    public static final List<Persona> OF_BANKS = List.of(new Persona("operator", "operator", List.of(Role.OPERATOR)),
            new Persona("operator2", "operator who may approve what others ask for", List.of(Role.OPERATOR, Role.APPROVER)), new Persona("approver", "approver", List.of(Role.APPROVER)),
            new Persona("approver2", "second approver", List.of(Role.APPROVER)), new Persona("scientist", "data scientist", List.of(Role.SCIENTIST)),
            new Persona("caller", "payment system", List.of(Role.CALLER)), new Persona("finance", "finance", List.of(Role.FINANCE)));

    /// Who works at the supervisory authority.
    public static final List<Persona> OF_AUDITORS = List.of(new Persona("auditor", "auditor", List.of(Role.AUDITOR)));

    public Persona {
        roles = List.copyOf(roles);
    }

    /// Words of the roles, with commas.
    public String words() {
        return String.join(", ", roles.stream().map(Role::word).toList());
    }
}
