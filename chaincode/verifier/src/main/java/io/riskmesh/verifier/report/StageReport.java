package io.riskmesh.verifier.report;

import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.StageId;
import java.util.Optional;

/// The outcome of one stage.
///
/// @param reason why it was not checked, if it was not
public record StageReport(StageId id, Status status, Findings findings, Optional<String> reason) {

    public enum Status {
        VERIFIED, FAILED, NOT_CHECKED
    }

    public static StageReport of(StageId id, Findings findings, Optional<String> notChecked) {
        Status status = findings.failureCount() > 0 ? Status.FAILED
                : notChecked.isPresent() ? Status.NOT_CHECKED : Status.VERIFIED;
        return new StageReport(id, status, findings, notChecked);
    }
}
