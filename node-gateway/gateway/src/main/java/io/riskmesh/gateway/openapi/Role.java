package io.riskmesh.gateway.openapi;

import java.util.Locale;
import java.util.Optional;

/// What a caller may do, by claim or configuration; a caller may have several.
public enum Role {
    /// Runs the gateway: joins, registers data, proposes, activates, revokes.
    OPERATOR,
    /// Approves, rejects, withdraws, revokes; never what the same subject proposed.
    APPROVER,
    /// Plans, starts and compares runs.
    SCIENTIST,
    /// Reads, verifies and exports; writes nothing to the ledger.
    AUDITOR,
    /// Scores payments and reads its own receipts.
    CALLER,
    /// Contributions and settlements.
    FINANCE;

    /// The word in configuration, claims and answers, lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a word; empty for any other word.
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
