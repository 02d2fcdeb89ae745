package io.riskmesh.gateway.approval;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// `audit_event`: who asked for what and what came of it, refusals included. Names of people stay here; the ledger has the bank's.
final class AuditTrail {
    private static final String ADD = "INSERT INTO audit_event(id, at, person, action, approval_id, digest, outcome) VALUES(?, ?, ?, ?, ?, ?, ?)";
    private static final int ID_BYTES = 16;

    private final RandomGenerator random;

    AuditTrail(RandomGenerator random) {
        this.random = random;
    }

    /// @param at ms since the epoch
    /// @param outcome a state or a reason code
    void add(Connection connection, long at, String person, String action, String approvalId, String digest, String outcome)
            throws SQLException {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, HexFormat.of().formatHex(id));
            add.setLong(2, at);
            add.setString(3, person);
            add.setString(4, action);
            add.setString(5, approvalId);
            add.setString(6, digest);
            add.setString(7, outcome);
            add.executeUpdate();
        }
    }
}
