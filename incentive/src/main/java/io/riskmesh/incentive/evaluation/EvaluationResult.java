package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.SortedMap;

/// What evaluating gives.
public sealed interface EvaluationResult {

    /// @param statements what each party alone is told
    record Evaluated(ValueTable values, ValuationEffort effort, List<ReportFlag> flags, SortedMap<PartyId, PartyStatement> statements)
            implements EvaluationResult {}

    record Refused(ReasonCode reason, String detail) implements EvaluationResult {}

    /// @param shared how many of its rows each other party holds too; empty where overlap is not looked at
    record PartyStatement(LabelQuality labels, SortedMap<PartyId, Long> shared) {}
}
