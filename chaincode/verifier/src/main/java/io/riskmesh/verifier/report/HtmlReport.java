package io.riskmesh.verifier.report;

import io.riskmesh.verifier.stage.Finding;
import java.util.List;
import java.util.Locale;

/// The report as one HTML page without scripts and without anything to load: it can be kept, printed and sent.
public final class HtmlReport {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
            h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
            .verdict{padding:1rem;border-left:.5rem solid;font-weight:600}
            .ok{border-color:#1b7837;background:#eef7f0}.bad{border-color:#b2182b;background:#fbeeee}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;
            border-bottom:1px solid #ccc}code{font-size:.9em;overflow-wrap:anywhere}.note{color:#555}
            """;

    private HtmlReport() {}

    public static String of(VerificationReport report) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Ledger verification</title><style>").append(STYLE).append("</style></head><body>\n");
        out.append("<h1>Verification of ledger ").append(escaped(report.channel())).append("</h1>\n");
        verdict(out, report);
        summary(out, report);
        stages(out, report);
        findings(out, report);
        comparisons(out, report);
        out.append("<h2>What blocks cannot prove</h2>\n<ul>");
        report.notProvable().forEach(text -> out.append("<li>").append(escaped(text)).append("</li>"));
        out.append("</ul>\n<p class=\"note\">Made by ").append(VerificationReport.VERSION)
                .append(" from the blocks alone. The JSON report of the same run says the same to a program.</p>\n");
        return out.append("</body></html>\n").toString();
    }

    private static void verdict(StringBuilder out, VerificationReport report) {
        boolean partly = report.stages().stream().anyMatch(s -> s.status() == StageReport.Status.NOT_CHECKED);
        String text = !report.isVerified() ? "FAILED: this ledger is not what it claims to be. The findings below say where."
                : partly ? "VERIFIED as far as it was checked. Stages that were not checked are named below."
                : "VERIFIED: every stage was checked and nothing was found wrong.";
        out.append("<p class=\"verdict ").append(report.isVerified() ? "ok" : "bad").append("\">").append(text)
                .append("</p>\n");
    }

    private static void summary(StringBuilder out, VerificationReport report) {
        out.append("<table>");
        row(out, "Blocks", report.fromBlock() + " to " + report.toBlock());
        row(out, "Header hash of the last block", report.headHash());
        row(out, "Kind of ledger", report.ledger());
        row(out, "Who could have forged all of it", report.trust());
        row(out, "Read from", report.source());
        out.append("</table>\n<p>Keep the header hash: at the next verification it shows whether these blocks are still"
                + " the same (<code>--known-head ").append(report.toBlock()).append(':')
                .append(escaped(report.headHash())).append("</code>).</p>\n");
    }

    private static void row(StringBuilder out, String name, String value) {
        out.append("<tr><th>").append(name).append("</th><td><code>").append(escaped(value)).append("</code></td></tr>");
    }

    private static void stages(StringBuilder out, VerificationReport report) {
        out.append("<h2>What was checked</h2>\n<table><tr><th>Stage</th><th>Result</th><th>Checked</th><th>Failures</th>"
                + "<th>Warnings</th><th>Meaning</th></tr>\n");
        for (StageReport stage : report.stages()) {
            out.append(String.format(Locale.ROOT,
                    "<tr><td>%s %s</td><td><strong>%s</strong></td><td>%d</td><td>%d</td><td>%d</td><td>%s%s</td></tr>%n",
                    stage.id(), stage.id().title(), words(stage.status()), stage.findings().checkedCount(),
                    stage.findings().failureCount(), stage.findings().warningCount(), stage.id().meaning(),
                    stage.reason().map(reason -> " <em>Not checked: " + escaped(reason) + ".</em>").orElse("")));
        }
        out.append("</table>\n");
    }

    private static String words(StageReport.Status status) {
        return switch (status) {
            case VERIFIED -> "verified";
            case FAILED -> "FAILED";
            case NOT_CHECKED -> "not checked";
        };
    }

    private static void findings(StringBuilder out, VerificationReport report) {
        out.append("<h2>Findings</h2>\n");
        if (report.stages().stream().allMatch(s -> s.findings().failureCount() + s.findings().warningCount() == 0)) {
            out.append("<p>None.</p>\n");
            return;
        }
        out.append("<table><tr><th>Stage</th><th>Kind</th><th>Block</th><th>Transaction</th><th>Code</th>"
                + "<th>Detail</th></tr>\n");
        for (StageReport stage : report.stages()) {
            rows(out, stage, "failure", stage.findings().failures());
            rows(out, stage, "warning", stage.findings().warnings());
        }
        out.append("</table>\n");
    }

    private static void rows(StringBuilder out, StageReport stage, String kind, List<Finding> findings) {
        for (Finding finding : findings) {
            out.append("<tr><td>").append(stage.id()).append("</td><td>").append(kind).append("</td><td>")
                    .append(finding.block()).append("</td><td>")
                    .append(finding.transaction().isPresent() ? finding.transaction().getAsInt() : "")
                    .append("</td><td><code>").append(escaped(finding.code())).append("</code></td><td>")
                    .append(escaped(finding.detail())).append("</td></tr>\n");
        }
    }

    private static void comparisons(StringBuilder out, VerificationReport report) {
        if (report.knownHeads().isEmpty() && report.commitHashes().isEmpty()) {
            return;
        }
        out.append("<h2>Compared with what was known before</h2>\n<ul>");
        report.knownHeads().forEach(head -> out.append("<li>Header hash of block ").append(head.height()).append(": ")
                .append(head.equal() ? "equal" : "<strong>different</strong>").append("</li>"));
        report.commitHashes().forEach(hash -> out.append("<li>Commit hash of ").append(escaped(hash.source()))
                .append(" at block ").append(hash.block()).append(": ")
                .append(hash.equal() ? "equal" : "<strong>different</strong>").append("</li>"));
        out.append("</ul>\n");
    }

    static String escaped(String text) {
        return JsonReport.printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
