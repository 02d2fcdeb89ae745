package io.riskmesh.gateway.report;

import io.riskmesh.gateway.machine.PhaseMeter;
import java.util.List;
import java.util.OptionalLong;

/// What a run cost.
///
/// @param total of the whole command
/// @param phases in order
/// @param bytesPerBankPerTree encoded bytes that a bank sent, mean over banks and trees
/// @param pooledXgboostCpuSeconds training of the pooled XGBoost baseline alone
/// @param peakRssBytes most memory of the process, if the system tells
public record RunCost(
        PhaseMeter.Phase total,
        List<PhaseMeter.Phase> phases,
        long bytesPerBankPerTree,
        double pooledXgboostCpuSeconds,
        OptionalLong peakRssBytes) {
    /// Copies the list.
    public RunCost {
        phases = List.copyOf(phases);
    }
}
