package io.riskmesh.gateway.peer.mail;

import io.riskmesh.ledger.PartyId;
import java.sql.Connection;
import java.sql.SQLException;

/// Durable mail: at least once on the wire, once for the reader, in order per (party, stream), across kill -9 of either side.
/// Thread-safe.
public interface PeerMail {

    /// Puts mail into the outbox. It leaves when the transaction stands, and never if it is rolled back.
    ///
    /// @param transaction of the database that holds the outbox; the caller commits it
    /// @param stream what must stay in order: an id of the ledger's form, such as a run's digest in hex
    /// @param body 0 to 256 KiB (copied)
    /// @throws IllegalArgumentException if the body is longer, the stream is no id, or the addressee is this party
    void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) throws SQLException;

    /// Says who reads mail of a kind. Until somebody does, mail of that kind is turned away and stays in the sender's outbox.
    ///
    /// @throws IllegalStateException if somebody reads it already
    void deliver(MailKind kind, MailReader reader);
}
