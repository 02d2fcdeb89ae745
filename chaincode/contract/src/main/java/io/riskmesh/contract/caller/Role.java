package io.riskmesh.contract.caller;

import java.util.Locale;

/// What an identity may do for its party; written by the party's certificate authority into the attribute `riskmesh.role`.
/// One identity may hold several: four eyes between persons are the gateway's work.
public enum Role {
    /// Runs the party's part of the consortium: proposals, registration, activation.
    OPERATOR,
    /// Says yes or no for the party: authorisations, approvals.
    APPROVER,
    /// Opens and closes runs, proposes models.
    SCIENTIST,
    /// The party's gateway process.
    GATEWAY,
    /// Settlement.
    FINANCE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The name in the certificate.
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
