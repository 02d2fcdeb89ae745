package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.approval.WriteAnswer;
import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Contributions, settlements and accounts as people ask for them. Thread-safe; methods may block.
public interface SettlementDesk {

    /// A run's report.
    ///
    /// @param row of the report
    record Contribution(SettledRun run, FactRow row, ColumnVerdict column) {}

    /// A settlement.
    ///
    /// @param row of the settlement
    /// @param blocks of confirmations, disputes, ruling and finality, by key
    /// @param blocksLeft of the window for disputes
    /// @param msLeft likewise
    /// @param needed confirmations for finality
    /// @param step what this gateway does by itself
    record View(SettledRun run, SettledRun.State state, FactRow row, Map<FactKey, Long> blocks, long blocksLeft, long msLeft, int needed,
            Step step) {}

    /// One line of an account.
    record Line(FactRow row, String currency) {}

    /// What a person wants settled.
    ///
    /// @param currency of the pool
    /// @param pool minor units
    /// @param reverses a final settlement to take back; then the pool is that one's
    record Wish(RunId run, String currency, long pool, Optional<String> reverses) {}

    /// What came of a wish.
    ///
    /// @param id of the settlement; empty if refused
    record Proposed(String id, WriteAnswer answer) {}

    /// Empty if the run has no report.
    Optional<Contribution> contribution(RunId run) throws IOException;

    /// What the evaluator told this bank alone.
    Optional<PartyStatement> statement(RunId run) throws IOException;

    /// All settlements, newest first.
    List<View> settlements() throws IOException;

    /// One of them.
    Optional<View> settlement(String id) throws IOException;

    /// The scheme of a settlement.
    Optional<SettlementScheme> scheme(int seq) throws IOException;

    /// A bank's account, oldest first.
    List<Line> account(PartyId party) throws IOException;

    /// Proposes a settlement: the split is computed here, and again by the contract.
    Proposed propose(Caller caller, Wish wish, Duration wait) throws IOException, InterruptedException;

    /// Says no to one.
    WriteAnswer dispute(Caller caller, String id, String reasonCode, Digest evidence, Duration wait) throws IOException, InterruptedException;

    /// Ends one; its journal is written.
    WriteAnswer finalise(Caller caller, String id, Duration wait) throws IOException, InterruptedException;
}
