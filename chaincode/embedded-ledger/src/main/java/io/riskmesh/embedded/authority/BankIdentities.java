package io.riskmesh.embedded.authority;

import java.util.List;

/// The identities that a bank gets: one for each role, and second persons for the roles of which one signs what another asked for.
public final class BankIdentities {
    private static final List<IdentityRequest> ALL = List.of(IdentityRequest.client("operator", "operator"),
            IdentityRequest.client("operator2", "operator"), IdentityRequest.client("approver", "approver"),
            IdentityRequest.client("approver2", "approver"), IdentityRequest.client("scientist", "scientist"),
            IdentityRequest.client("gateway", "gateway"), IdentityRequest.client("finance", "finance"));

    private BankIdentities() {}

    public static List<IdentityRequest> all() {
        return ALL;
    }
}
