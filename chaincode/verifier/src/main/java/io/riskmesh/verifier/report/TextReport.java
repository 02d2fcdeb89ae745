package io.riskmesh.verifier.report;

import io.riskmesh.verifier.stage.Finding;
import java.util.List;

/// The report as a table for a terminal.
public final class TextReport {

    private static final int MOST_LINES = 20;

    private TextReport() {}

    public static String of(VerificationReport report) {
        StringBuilder out = new StringBuilder();
        line(out, (report.isVerified() ? "VERIFIED" : "FAILED") + "  channel " + report.channel() + ", blocks "
                + report.fromBlock() + ".." + report.toBlock());
        line(out, "ledger: " + report.ledger() + ", trust: " + report.trust());
        line(out, "head:   " + report.headHash());
        for (StageReport stage : report.stages()) {
            line(out, String.format(java.util.Locale.ROOT, "%-3s %-26s %-12s %8d checked %6d failures %6d warnings",
                    stage.id(), stage.id().title(), stage.status(), stage.findings().checkedCount(),
                    stage.findings().failureCount(), stage.findings().warningCount()));
            stage.reason().ifPresent(reason -> line(out, "      " + reason));
            findings(out, "failure", stage.findings().failures());
            findings(out, "warning", stage.findings().warnings());
        }
        for (KnownHead head : report.knownHeads()) {
            line(out, "known head of block " + head.height() + ": " + (head.equal() ? "equal" : "DIFFERENT"));
        }
        for (KnownCommitHash hash : report.commitHashes()) {
            line(out, "commit hash of " + hash.source() + " at block " + hash.block() + ": "
                    + (hash.equal() ? "equal" : "DIFFERENT"));
        }
        line(out, "Not provable from blocks:");
        report.notProvable().forEach(text -> line(out, "  - " + text));
        return out.toString();
    }

    private static void findings(StringBuilder out, String kind, List<Finding> findings) {
        findings.stream().limit(MOST_LINES).forEach(f -> line(out, "      " + kind + " block " + f.block()
                + (f.transaction().isPresent() ? " tx " + f.transaction().getAsInt() : "") + "  " + f.code() + ": "
                + f.detail()));
        if (findings.size() > MOST_LINES) {
            line(out, "      ... and " + (findings.size() - MOST_LINES) + " more in the JSON report");
        }
    }

    private static void line(StringBuilder out, String text) {
        out.append(JsonReport.printable(text)).append('\n');
    }
}
