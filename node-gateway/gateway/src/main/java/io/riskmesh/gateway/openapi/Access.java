package io.riskmesh.gateway.openapi;

/// What an operation asks of who calls it.
public enum Access {
    /// Nothing: the answer is the same for everybody.
    PUBLIC,
    /// An identity, with or without a role.
    IDENTITY,
    /// One of the operation's roles.
    ROLE
}
