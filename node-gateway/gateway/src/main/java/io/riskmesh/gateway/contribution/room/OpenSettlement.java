package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.desk.SettledRun;

/// A settlement as a gateway looks at it.
///
/// @param proposedIn block of the settlement
/// @param column of this bank in the run's report
public record OpenSettlement(SettledRun run, SettledRun.State state, long proposedIn, ColumnVerdict column) {}
