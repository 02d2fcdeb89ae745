package io.riskmesh.verifier.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// What one stage found. Failures and warnings beyond the first thousand are counted, not kept: a ledger that is wrong
/// in every block is wrong. Not thread-safe.
public final class Findings {

    public static final int MOST_KEPT = 1000;

    private final List<Finding> failures = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private long failureCount;
    private long warningCount;
    private long checked;

    /// Counts things that were checked, in the unit that the stage explains.
    public void checked(long count) {
        checked += count;
    }

    public void failure(long block, String code, String detail) {
        addFailure(new Finding(block, OptionalInt.empty(), code, detail));
    }

    public void failure(long block, int transaction, String code, String detail) {
        addFailure(new Finding(block, OptionalInt.of(transaction), code, detail));
    }

    public void warning(long block, String code, String detail) {
        addWarning(new Finding(block, OptionalInt.empty(), code, detail));
    }

    public void warning(long block, int transaction, String code, String detail) {
        addWarning(new Finding(block, OptionalInt.of(transaction), code, detail));
    }

    void addFailure(Finding finding) {
        failureCount++;
        if (failures.size() < MOST_KEPT) {
            failures.add(finding);
        }
    }

    void addWarning(Finding finding) {
        warningCount++;
        if (warnings.size() < MOST_KEPT) {
            warnings.add(finding);
        }
    }

    public List<Finding> failures() {
        return Collections.unmodifiableList(failures);
    }

    public List<Finding> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    public long failureCount() {
        return failureCount;
    }

    public long warningCount() {
        return warningCount;
    }

    public long checkedCount() {
        return checked;
    }

    public Findings copy() {
        return resumed(failures, failureCount, warnings, warningCount, checked);
    }

    /// Continues from an earlier run.
    public static Findings resumed(
            List<Finding> failures, long failureCount, List<Finding> warnings, long warningCount, long checked) {
        Findings findings = new Findings();
        findings.failures.addAll(failures);
        findings.failureCount = failureCount;
        findings.warnings.addAll(warnings);
        findings.warningCount = warningCount;
        findings.checked = checked;
        return findings;
    }
}
