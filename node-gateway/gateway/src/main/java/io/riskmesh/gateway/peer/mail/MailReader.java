package io.riskmesh.gateway.peer.mail;

import io.riskmesh.ledger.PartyId;
import java.sql.Connection;
import java.sql.SQLException;

/// Reads mail of one kind.
@FunctionalInterface
public interface MailReader {

    /// Acts on a letter within the transaction that notes it as read: both stand or neither does. Called by one thread at a time
    /// per (party, stream). What it does outside of the database may happen twice.
    ///
    /// A letter that makes no sense is the reader's to refuse: it returns normally, and says so by mail if the sender should know.
    ///
    /// @param from party of the TLS key it came under
    /// @param body 0 to 256 KiB; hostile until read
    /// @throws SQLException if the database failed; the letter comes again
    void read(Connection transaction, PartyId from, byte[] body) throws SQLException;
}
