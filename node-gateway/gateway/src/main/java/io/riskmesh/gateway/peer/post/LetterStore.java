package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox as its carriers see it: each call a transaction of its own, on a thread that native calls may hold. Thread-safe.
final class LetterStore {
    private static final Logger LOG = LoggerFactory.getLogger(LetterStore.class);

    private final Database database;
    private final Executor sql;
    private final Outbox outbox;
    private final Spool spool;
    private final String name;

    /// @param fresh name for an outbox that has none yet, 16 hex digits
    LetterStore(Database database, Executor sql, Outbox outbox, Spool spool, String fresh) throws IOException {
        this.database = database;
        this.sql = sql;
        this.outbox = outbox;
        this.spool = spool;
        name = database.write(transaction -> outbox.name(transaction, fresh));
        spool.sweep(database.read(outbox::spooled));
    }

    String name() {
        return name;
    }

    List<Letter> heads(PartyId to, int most) throws StorageFailure, InterruptedException {
        return on(() -> database.read(transaction -> outbox.heads(transaction, to, most)));
    }

    long depth(PartyId to) throws StorageFailure, InterruptedException {
        return on(() -> database.read(transaction -> outbox.depth(transaction, to)));
    }

    void remove(List<Letter> arrived) throws StorageFailure, InterruptedException {
        if (arrived.isEmpty()) {
            return;
        }
        List<String> files = on(() -> database.write(transaction -> {
            List<String> spooled = new ArrayList<>();
            for (Letter letter : arrived) {
                Optional<String> file = outbox.remove(transaction, letter);
                file.ifPresent(spooled::add);
            }
            return spooled;
        }));
        for (String file : files) {
            delete(file);
        }
    }

    private void delete(String file) {
        try {
            spool.delete(file);
        } catch (IOException e) {
            LOG.warn("peer_spool_file_left: {}", e.getMessage()); // the next start sweeps it
        }
    }

    private interface Query<T> {
        T run() throws StorageFailure;
    }

    private <T> T on(Query<T> query) throws StorageFailure, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        sql.execute(() -> {
            try {
                result.complete(query.run());
            } catch (StorageFailure | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StorageFailure failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
