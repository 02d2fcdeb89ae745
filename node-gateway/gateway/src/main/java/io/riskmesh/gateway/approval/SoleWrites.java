package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.reason.GatewayReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Writes that need one person and no draft. The same wish twice is one write.
record SoleWrites(Database database, BookKeeper book, LedgerWriter writer, AuditTrail trail) {

    WriteAnswer carryOut(Write write, Duration wait) throws IOException, InterruptedException {
        boolean added = database.write(connection -> {
            boolean free = WriteTable.add(connection, write);
            trail.add(connection, write.decidedAt(), write.person(), write.action().name(), write.approvalId(), write.digest().hex(),
                    free ? "kept" : "repeated");
            return free;
        });
        Write kept = database.read(connection -> WriteTable.get(connection, write.key())).orElseThrow();
        if (!added && !kept.body().equals(write.body())) {
            return new WriteAnswer.Refused(new Refusal(GatewayReason.CONFLICT, "something else is decided in its place already"));
        }
        return answer(write, wait);
    }

    /// What became of a write of a person that was kept before.
    Optional<WriteAnswer> kept(String key, String person, Duration wait) throws IOException, InterruptedException {
        Optional<Write> write = database.read(connection -> WriteTable.get(connection, key)).filter(found -> found.person().equals(person));
        return write.isEmpty() ? Optional.empty() : Optional.of(answer(write.get(), wait));
    }

    private WriteAnswer answer(Write write, Duration wait) throws IOException, InterruptedException {
        writer.start(write.approvalId());
        writer.await(write.approvalId(), wait);
        Write now = database.read(connection -> WriteTable.get(connection, write.key())).orElseThrow();
        Optional<Long> block = now.tx().transactionId().map(book.states().blocks()::get);
        return new WriteAnswer.Taken(new LedgerTx(now.tx().state(), now.tx().transactionId(), block, now.tx().code()));
    }
}
