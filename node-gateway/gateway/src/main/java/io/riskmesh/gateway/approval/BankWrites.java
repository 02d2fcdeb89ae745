package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Direct writes of a bank.
record BankWrites(Permission permission, SoleWrites sole, Database database, LedgerWriter writer, InstantSource clock)
        implements DirectWrites {
    private static final String AUTOMATIC = "gateway";

    @Override
    public WriteAnswer ask(Caller caller, Role role, DirectWrite write, Duration wait) throws IOException, InterruptedException {
        Optional<Refusal> refusal = permission.person(caller, role);
        return refusal.isPresent() ? new WriteAnswer.Refused(refusal.get()) : sole.carryOut(of(write, caller.subject()), wait);
    }

    @Override
    public boolean byItself(DirectWrite write) throws IOException {
        boolean begun = database.write(connection -> WriteTable.add(connection, of(write, AUTOMATIC)));
        if (begun) {
            writer.start(write.key());
        }
        return begun;
    }

    private Write of(DirectWrite write, String person) {
        return Write.of(write.key(), write.key(), 1, Write.Action.DIRECT, write.seen(), person, write.identity(), write.function(),
                Optional.of(DecisionPlan.body(write.fact())), clock.millis());
    }
}
