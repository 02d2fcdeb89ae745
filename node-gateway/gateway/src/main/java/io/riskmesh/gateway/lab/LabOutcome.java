package io.riskmesh.gateway.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.lab.score.XgboostMargins;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.report.RunReport;

/// A finished run, whose folder stands.
///
/// @param report what it found
/// @param document its `report.json`
/// @param xgboost whether stock XGBoost agrees on the exported model
public record LabOutcome(RunReport report, ObjectNode document, XgboostMargins xgboost) {

    /// Exit 3 when one of the run's own checks failed; the folder stands nevertheless, so that the difference can be looked at.
    public void requireChecksPassed() throws Stopped {
        if (!report.exact().isEqual()) {
            throw Stopped.refused("expected federated training to equal pooled training bit for bit, found "
                    + report.exact().firstDifference().orElseThrow());
        }
        if (report.joint().isPresent() && !report.joint().get().exact().isEqual()) {
            throw Stopped.refused("expected joint training to equal pooled training on joined rows bit for bit, found "
                    + report.joint().get().exact().firstDifference().orElseThrow());
        }
        if (!xgboost.areEqual()) {
            throw Stopped.refused("expected stock XGBoost to give equal margins on every test row, found " + xgboost.words());
        }
    }
}
