package io.riskmesh.incentive.valuation;

import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;

/// What valuing gives.
public sealed interface ValuationResult {

    /// @param batches the table of each batch of permutations, [batch][provider][validator]; its spread is the standard error's
    record Valued(ValueTable table, ValuationEffort effort, List<List<List<Long>>> batches) implements ValuationResult {}

    /// @param reason `valuation_budget` or `leaf_sum_out_of_range`
    record Refused(ReasonCode reason, String detail) implements ValuationResult {}
}
