package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What the post stands on.
///
/// @param spool folder for long bodies
/// @param sql runs statements
public record OpenedPost(PartyId self, PeerDirectory directory, Database database, Path spool, Executor sql, Backoff backoff,
        RandomGenerator random, LongSupplier nanos, PeerMeter meter) {
    /// Reads what is there; carries nothing until it is started.
    ///
    /// @throws IOException if database or folder fail
    public PostOffice open(Carrying wire) throws IOException {
        Spool files = new Spool(spool, random);
        Outbox outbox = new Outbox(files);
        LetterStore store = new LetterStore(database, sql, outbox, files, "%016x".formatted(random.nextLong()));
        Carriers carriers = new Carriers(directory, peer -> new Carrier(peer, store, wire, backoff, nanos, meter));
        return new PostOffice(self, database, sql, outbox, carriers);
    }
}
