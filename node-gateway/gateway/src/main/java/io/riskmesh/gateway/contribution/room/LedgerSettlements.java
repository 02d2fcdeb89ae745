package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.contribution.column.ColumnCheck;
import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.column.OwnRuns;
import io.riskmesh.gateway.contribution.desk.FactsAt;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.SettlementReason;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settlements in the gateway's own copy of the blocks. Thread-safe.
final class LedgerSettlements implements SettlementSource, FactsAt<StorageFailure> {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerSettlements.class);
    private static final int MOST_ROWS = 100_000;

    private final LiveLedger ledger;
    private final OwnRuns runs;
    private final InstantSource clock;
    private final Map<Digest, ColumnVerdict> columns = new ConcurrentHashMap<>(); // by report; what cannot be checked yet is not kept

    LedgerSettlements(LiveLedger ledger, OwnRuns runs, InstantSource clock) {
        this.ledger = ledger;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Optional<Fact> get(FactKey key) throws StorageFailure {
        return row(key).map(FactRow::fact);
    }

    @Override
    public List<Fact> list(FactKey prefix) throws StorageFailure {
        return rows(prefix).stream().map(FactRow::fact).toList();
    }

    Optional<FactRow> row(FactKey key) throws StorageFailure {
        return ledger.projection().get(key).value();
    }

    List<FactRow> rows(FactKey prefix) throws StorageFailure {
        return ledger.projection().list(prefix, MOST_ROWS).value();
    }

    /// Rows of all settlements.
    List<FactRow> settlementRows() throws StorageFailure {
        return rows(new FactKey(FactKind.SETTLEMENT.keyType(), List.of()));
    }

    @Override
    public List<OpenSettlement> settlements(Set<String> but) throws IOException {
        List<OpenSettlement> open = new ArrayList<>();
        for (FactRow row : settlementRows()) {
            if (!but.contains(((Settlement) row.fact()).id())) {
                open(row).ifPresent(open::add);
            }
        }
        return open;
    }

    /// The settlement of a row.
    Optional<OpenSettlement> open(FactRow row) throws IOException {
        Settlement settlement = (Settlement) row.fact();
        Optional<SettledRun> run = run(settlement.run());
        Optional<SettledRun.State> state = run.flatMap(found -> found.settlement(settlement.id()));
        return state.isEmpty() ? Optional.empty()
                : Optional.of(new OpenSettlement(run.get(), state.get(), row.block(), column(run.get().report())));
    }

    Optional<SettledRun> run(RunId run) throws StorageFailure {
        return SettledRun.read(run, this);
    }

    /// What this bank finds of its column.
    ColumnVerdict column(ContributionReport report) throws IOException {
        ColumnVerdict known = columns.get(report.digest());
        if (known != null) {
            return known;
        }
        ColumnVerdict found = recomputed(report);
        if (!(found instanceof ColumnVerdict.Unchecked)) {
            columns.put(report.digest(), found);
        }
        return found;
    }

    // One run whose files cannot be read must not keep the bank from judging the others.
    private ColumnVerdict recomputed(ContributionReport report) {
        try {
            return ColumnCheck.of(report, ledger.party(), runs.of(report.run()));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("run", report.run()).setCause(e).log("settlement.sums-unreadable");
            return new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING);
        }
    }

    @Override
    public SettlementJudge.Now now() {
        return new SettlementJudge.Now(ledger.height() - 1, clock.millis());
    }
}
