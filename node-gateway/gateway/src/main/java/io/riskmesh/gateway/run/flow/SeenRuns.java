package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.gateway.run.MeasuredRuns;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs that this bank saw to their end. Thread-safe.
public final class SeenRuns implements MeasuredRuns {
    private final RunWorld world;
    private final RunTable table;
    private final RunJoining joining;

    SeenRuns(RunWorld world, RunFacts facts, RunTable table) {
        this.world = world;
        this.table = table;
        this.joining = new RunJoining(world, facts, table, Optional::empty);
    }

    @Override
    public List<CompletedRun> waiting() throws IOException, RunStopped, InterruptedException {
        List<CompletedRun> waiting = new ArrayList<>();
        for (RunRow row : table.all()) {
            if (isSeen(row) && joining.waitsForReport(row.invitation())) {
                waiting.add(completed(row));
            }
        }
        waiting.sort(Comparator.comparing(CompletedRun::id));
        return waiting;
    }

    /// The run of a name on the ledger; empty if this bank saw none of it.
    public Optional<CompletedRun> completed(RunId run) throws IOException, RunStopped, InterruptedException {
        for (RunRow row : table.all()) {
            if (isSeen(row) && row.invitation().run().equals(run)) {
                return Optional.of(completed(row));
            }
        }
        return Optional.empty();
    }

    private static boolean isSeen(RunRow row) {
        return row.state() == RunState.COMPLETED && row.model().isPresent();
    }

    private CompletedRun completed(RunRow row) throws IOException, RunStopped, InterruptedException {
        return new CompletedRun(row.id(), joining.terms(row.invitation()), row.model().orElseThrow(), new RunFolder(world.folder()).run(row.id()));
    }
}
