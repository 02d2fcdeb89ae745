package io.riskmesh.gateway.scoring.half;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what enclaves say through other banks.
///
/// @param tallies where tallies go
public record NoteReader(PayeeDesk payee, TallySink tallies) implements MailReader {
    private static final Logger LOG = LoggerFactory.getLogger(NoteReader.class);

    /// Takes a tally.
    @FunctionalInterface
    public interface TallySink {
        void came(SignedTally tally) throws IOException;
    }

    @Override
    public void read(Connection transaction, PartyId from, byte[] body) throws SQLException {
        try {
            switch (NoteLetter.decode(body)) {
                case NoteLetter.Use(var sealed) -> payee.note(from, sealed.toBytes());
                case NoteLetter.Tally(var tally) -> tallies.came(tally);
            }
        } catch (MalformedMessage _) {
            LOG.warn("event=note_refused party={} reason=malformed", from);
        } catch (IOException e) {
            throw new SQLException("a note could not be kept", e); // comes again
        }
    }
}
