package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Table `peer_inbox`: has a letter read and noted in one transaction. The bodies are not kept: a letter that was noted was read.
final class Inbox {
    private Inbox() {}

    /// A letter as it came in.
    ///
    /// @param outbox the sender's name for what numbered it
    record Incoming(PartyId from, String outbox, String stream, long sequence, byte[] body) {}

    /// What became of a letter.
    sealed interface Noted {
        /// Read now, or before.
        ///
        /// @param next number that is expected
        record Read(long next) implements Noted {}

        /// Letters before it are missing.
        record Gap(long next) implements Noted {}

        /// Another letter with this number was read.
        record Differs(long next) implements Noted {}
    }

    // The row is written before the letter is read: a second try of the same letter, on another connection, waits for it.
    static Noted note(Connection transaction, Incoming letter, MailReader reader) throws SQLException {
        Digest digest = Letter.digestOf(letter.body());
        if (first(transaction, letter, digest) || following(transaction, letter, digest)) {
            reader.read(transaction, letter.from(), letter.body());
            return new Noted.Read(letter.sequence() + 1);
        }
        return seenBefore(transaction, letter, digest);
    }

    // A stream that this inbox does not know begins where its sender says: the sender has deleted what came before, because it was
    // read, perhaps by a database that is lost.
    private static boolean first(Connection transaction, Incoming letter, Digest digest) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("INSERT INTO peer_inbox (next_seq, digest, party, outbox, stream)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            bind(insert, letter, digest);
            return insert.executeUpdate() == 1;
        }
    }

    private static boolean following(Connection transaction, Incoming letter, Digest digest) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE peer_inbox SET next_seq = ?, digest = ? WHERE party = ? AND outbox = ? AND stream = ? AND next_seq = ?")) {
            bind(update, letter, digest);
            update.setLong(6, letter.sequence());
            return update.executeUpdate() == 1;
        }
    }

    private static void bind(PreparedStatement statement, Incoming letter, Digest digest) throws SQLException {
        statement.setLong(1, letter.sequence() + 1);
        statement.setBytes(2, digest.toBytes());
        statement.setString(3, letter.from().value());
        statement.setString(4, letter.outbox());
        statement.setString(5, letter.stream());
    }

    private static Noted seenBefore(Connection transaction, Incoming letter, Digest digest) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT next_seq, digest FROM peer_inbox WHERE party = ? AND outbox = ? AND stream = ?")) {
            select.setString(1, letter.from().value());
            select.setString(2, letter.outbox());
            select.setString(3, letter.stream());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                long next = rows.getLong(1);
                if (letter.sequence() >= next) {
                    return new Noted.Gap(next);
                }
                boolean last = letter.sequence() == next - 1;
                return last && !Digest.fromBytes(rows.getBytes(2)).equals(digest) ? new Noted.Differs(next) : new Noted.Read(next);
            }
        }
    }
}
