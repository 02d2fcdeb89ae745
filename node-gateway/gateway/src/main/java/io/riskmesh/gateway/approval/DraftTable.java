package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `draft`: what waits for a person of this bank, or of one that was asked.
final class DraftTable {
    private static final String SELECT = "SELECT approval_id, kind, subject, digest, body, proposed, proposed_by, decider, state, reason,"
            + " created_at FROM draft";
    private static final String PUT = "INSERT INTO draft(approval_id, kind, subject, digest, body, proposed, proposed_by, decider, state,"
            + " reason, created_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (approval_id) DO UPDATE SET digest = excluded.digest,"
            + " body = excluded.body, proposed = excluded.proposed, proposed_by = excluded.proposed_by, decider = excluded.decider,"
            + " state = excluded.state, reason = excluded.reason, created_at = excluded.created_at";
    private static final String MOVE = "UPDATE draft SET state = ?, reason = ? WHERE approval_id = ? AND digest = ? AND state = ?";

    private DraftTable() {}

    /// Puts a draft in the place of whatever stood under its id.
    static void put(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, draft.approvalId());
            put.setString(2, draft.kind().id());
            put.setString(3, draft.subject());
            put.setString(4, draft.digest().hex());
            put.setBytes(5, draft.body().toBytes());
            put.setString(6, draft.proposed().value());
            text(put, 7, draft.proposedBy());
            put.setString(8, draft.decider().value());
            put.setString(9, draft.state().name());
            text(put, 10, draft.reason());
            put.setLong(11, draft.createdAt());
            put.executeUpdate();
        }
    }

    /// Moves a draft on if it still is what the mover saw; says whether it was.
    static boolean move(Connection connection, Draft seen, Draft.Stage to, Optional<String> reason) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, to.name());
            text(move, 2, reason);
            move.setString(3, seen.approvalId());
            move.setString(4, seen.digest().hex());
            move.setString(5, seen.state().name());
            return move.executeUpdate() == 1;
        }
    }

    static Optional<Draft> get(Connection connection, String approvalId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE approval_id = ?")) {
            select.setString(1, approvalId);
            return rows(select).stream().findFirst();
        }
    }

    static List<Draft> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " ORDER BY created_at DESC, approval_id")) {
            return rows(select);
        }
    }

    /// How many of a bank's requests wait here.
    static int waitingFrom(Connection connection, PartyId party) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM draft WHERE proposed = ? AND state = ?")) {
            count.setString(1, party.value());
            count.setString(2, Draft.Stage.WAITING.name());
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    static void text(PreparedStatement statement, int index, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setString(index, value.get());
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    private static List<Draft> rows(PreparedStatement select) throws SQLException {
        List<Draft> drafts = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                drafts.add(new Draft(found.getString(1), ApprovalKind.named(found.getString(2)), found.getString(3),
                        Digest.fromHex(found.getString(4)), OpaqueBytes.of(found.getBytes(5)), new PartyId(found.getString(6)),
                        Optional.ofNullable(found.getString(7)), new PartyId(found.getString(8)), Draft.Stage.valueOf(found.getString(9)),
                        Optional.ofNullable(found.getString(10)), found.getLong(11)));
            }
        }
        return drafts;
    }
}
