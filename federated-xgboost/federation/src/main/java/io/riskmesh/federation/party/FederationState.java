package io.riskmesh.federation.party;

/// Where a bank's machine stands.
public record FederationState() {}
