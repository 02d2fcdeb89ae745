package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.openapi.Role;
import java.util.List;

/// Somebody who works at a member of the demo, with a certificate of their own: four-eyes tells them apart by it.
///
/// @param name file name of the certificate and of the profile
/// @param title what they are, for people
public record Persona(String name, String title, Role role) {
    /// Who works at each bank.
    public static final List<Persona> OF_BANKS = List.of(new Persona("operator", "operator", Role.OPERATOR),
            new Persona("operator2", "second operator", Role.OPERATOR), new Persona("approver", "approver", Role.APPROVER),
            new Persona("approver2", "second approver", Role.APPROVER), new Persona("scientist", "data scientist", Role.SCIENTIST),
            new Persona("caller", "payment system", Role.CALLER), new Persona("finance", "finance", Role.FINANCE));

    /// Who works at the supervisory authority.
    public static final List<Persona> OF_AUDITORS = List.of(new Persona("auditor", "auditor", Role.AUDITOR));
}
