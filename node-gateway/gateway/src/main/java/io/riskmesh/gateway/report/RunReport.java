package io.riskmesh.gateway.report;

import io.riskmesh.gateway.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a run found. {@link ReportDocument} makes `report.json` of it.
///
/// @param notice what this run is and is not
/// @param command one line that repeats it
/// @param startedAt calendar time of the start
/// @param xgboost version of the reference library
/// @param parameters every checked parameter as text, in order
/// @param parametersDigest SHA-256 of their canonical bytes
/// @param bins score bins of the metrics
/// @param minimumBinRows below which bins were merged
/// @param curves by name: federated, average, aloneSmallest, pooledXgboost
/// @param federatedByTree, xgboostByTree metrics after each tree
/// @param joint of a run on the features of both sides; empty where one side is given alone
/// @param faults banks that were made to leave; empty without a scenario
public record RunReport(
        String notice,
        String command,
        Instant startedAt,
        Machine machine,
        String xgboost,
        DataDescription data,
        Map<String, String> parameters,
        String parametersDigest,
        ReleasedModel model,
        Exactness exact,
        int bins,
        int minimumBinRows,
        String budgetPercent,
        Baselines baselines,
        Map<String, Curve> curves,
        List<TreeMetrics> federatedByTree,
        List<TreeMetrics> xgboostByTree,
        PrivacySummary privacy,
        List<FaultReport> faults,
        RunCost cost,
        Optional<JointReport> joint) {}
