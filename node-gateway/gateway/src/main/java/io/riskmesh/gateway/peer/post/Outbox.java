package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tables `peer_stream`, `peer_outbox`, `peer_outbox_name`. Every method works within the transaction it is given.
final class Outbox {
    /// Longest body that stands in the table.
    static final int INLINE_BYTES = 64 * 1024;

    private final Spool spool;

    Outbox(Spool spool) {
        this.spool = spool;
    }

    /// What this outbox calls itself: a receiver does not take the numbers of one outbox for those of another, such as that of a
    /// gateway which lost its database.
    String name(Connection transaction, String fresh) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO peer_outbox_name (one, name) VALUES (1, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, fresh);
            insert.executeUpdate();
        }
        try (PreparedStatement select = transaction.prepareStatement("SELECT name FROM peer_outbox_name");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Adds a letter at the end of its stream. The stream's row stays locked until the transaction ends, so letters become visible in
    /// the order of their numbers.
    void add(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) throws SQLException {
        Digest digest = Letter.digestOf(body);
        String file = body.length > INLINE_BYTES ? spooled(digest, body) : null;
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO peer_outbox (party, stream, seq, kind, body, spool, digest) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, to.value());
            insert.setString(2, stream);
            insert.setLong(3, number(transaction, to, stream));
            insert.setString(4, kind.media());
            insert.setBytes(5, file == null ? body : null);
            insert.setString(6, file);
            insert.setBytes(7, digest.toBytes());
            insert.executeUpdate();
        }
    }

    private String spooled(Digest digest, byte[] body) throws SQLException {
        try {
            return spool.write(digest, body);
        } catch (IOException e) {
            throw new SQLException("The letter's body cannot be written: " + e.getMessage(), e);
        }
    }

    private static long number(Connection transaction, PartyId to, String stream) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                "INSERT INTO peer_stream (party, stream, next_seq) VALUES (?, ?, 1)"
                        + " ON CONFLICT (party, stream) DO UPDATE SET next_seq = peer_stream.next_seq + 1 RETURNING next_seq")) {
            upsert.setString(1, to.value());
            upsert.setString(2, stream);
            try (ResultSet rows = upsert.executeQuery()) {
                rows.next();
                return rows.getLong(1) - 1;
            }
        }
    }

    /// The first letter of each of at most `most` streams to a peer.
    List<Letter> heads(Connection transaction, PartyId to, int most) throws SQLException {
        List<Letter> heads = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT o.stream, o.seq, o.kind, o.body, o.spool, o.digest FROM peer_outbox o"
                        + " JOIN (SELECT stream, MIN(seq) AS seq FROM peer_outbox WHERE party = ? GROUP BY stream) h"
                        + " ON o.stream = h.stream AND o.seq = h.seq WHERE o.party = ? ORDER BY o.stream LIMIT ?")) {
            select.setString(1, to.value());
            select.setString(2, to.value());
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    heads.add(letter(to, rows));
                }
            }
        }
        return heads;
    }

    private Letter letter(PartyId to, ResultSet row) throws SQLException {
        Digest digest = Digest.fromBytes(row.getBytes(6));
        String file = row.getString(5);
        byte[] body = file == null ? row.getBytes(4) : fromSpool(file);
        if (!Letter.digestOf(body).equals(digest)) {
            throw new SQLException("The body of letter " + row.getLong(2) + " to " + to + " is not what was written");
        }
        return new Letter(to, row.getString(1), row.getLong(2), kind(row.getString(3)), body, digest);
    }

    private byte[] fromSpool(String file) throws SQLException {
        try {
            return spool.read(file);
        } catch (IOException e) {
            throw new SQLException("The letter's body cannot be read: " + e.getMessage(), e);
        }
    }

    private static MailKind kind(String media) throws SQLException {
        for (MailKind kind : MailKind.values()) {
            if (kind.media().equals(media)) {
                return kind;
            }
        }
        throw new SQLException("A letter of an unknown kind, from a later release: " + media);
    }

    /// Takes a letter out that has arrived.
    ///
    /// @return its spool file, to be deleted once the transaction stands
    Optional<String> remove(Connection transaction, Letter letter) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(
                "DELETE FROM peer_outbox WHERE party = ? AND stream = ? AND seq = ? RETURNING spool")) {
            delete.setString(1, letter.to().value());
            delete.setString(2, letter.stream());
            delete.setLong(3, letter.sequence());
            try (ResultSet rows = delete.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /// Letters to a peer that wait.
    long depth(Connection transaction, PartyId to) throws SQLException {
        try (PreparedStatement count = transaction.prepareStatement("SELECT COUNT(*) FROM peer_outbox WHERE party = ?")) {
            count.setString(1, to.value());
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// The spool files that rows name.
    Set<String> spooled(Connection transaction) throws SQLException {
        Set<String> files = new HashSet<>();
        try (PreparedStatement select = transaction.prepareStatement("SELECT spool FROM peer_outbox WHERE spool IS NOT NULL");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                files.add(rows.getString(1));
            }
        }
        return files;
    }
}
