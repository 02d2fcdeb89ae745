package io.riskmesh.verifier.report;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.verifier.stage.Finding;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// The report as canonical JSON (design `ledger.md` section 6): the same findings give the same bytes.
public final class JsonReport {

    private static final int VERSION = 1;

    private JsonReport() {}

    public static byte[] of(VerificationReport report) {
        Fields fields = new Fields().integer("v", VERSION)
                .text("channel", report.channel()).text("ledger", report.ledger()).text("trust", report.trust())
                .integer("fromBlock", report.fromBlock()).integer("toBlock", report.toBlock())
                .text("headHash", report.headHash()).text("version", VerificationReport.VERSION)
                .array("knownHeads", report.knownHeads(), JsonReport::head)
                .array("stages", report.stages(), JsonReport::stage)
                .array("commitHashes", report.commitHashes(), JsonReport::hash)
                .array("notProvable", report.notProvable(), text -> new CanonicalValue.Text(printable(text)));
        return CanonicalJson.encode(fields.object());
    }

    private static CanonicalValue head(KnownHead head) {
        return new Fields().integer("height", head.height()).bool("equal", head.equal()).object();
    }

    private static CanonicalValue hash(KnownCommitHash hash) {
        return new Fields().text("source", hash.source()).integer("block", hash.block()).bool("equal", hash.equal())
                .object();
    }

    private static CanonicalValue stage(StageReport stage) {
        Fields fields = new Fields().text("id", stage.id().name()).text("status", stage.status().name())
                .integer("checked", stage.findings().checkedCount())
                .integer("failureCount", stage.findings().failureCount())
                .integer("warningCount", stage.findings().warningCount())
                .array("failures", stage.findings().failures(), JsonReport::finding)
                .array("warnings", stage.findings().warnings(), JsonReport::finding);
        stage.reason().ifPresent(reason -> fields.text("reason", reason));
        return fields.object();
    }

    private static CanonicalValue finding(Finding finding) {
        Fields fields = new Fields().integer("block", finding.block()).text("code", finding.code())
                .text("detail", finding.detail());
        finding.transaction().ifPresent(index -> fields.integer("tx", index));
        return fields.object();
    }

    /// Details may quote names out of hostile blocks.
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(
                c < 0x20 || c == 0x7f || c >= 0xD800 && c <= 0xDFFF ? '?' : c));
        return out.toString();
    }

    private static final class Fields {
        private final TreeMap<String, CanonicalValue> fields = new TreeMap<>();

        Fields text(String name, String value) {
            fields.put(name, new CanonicalValue.Text(printable(value)));
            return this;
        }

        Fields integer(String name, long value) {
            fields.put(name, new CanonicalValue.Int(value));
            return this;
        }

        Fields bool(String name, boolean value) {
            fields.put(name, new CanonicalValue.Bool(value));
            return this;
        }

        <T> Fields array(String name, List<T> items, Function<T, CanonicalValue> encoding) {
            fields.put(name, new CanonicalValue.Array(items.stream().map(encoding).toList()));
            return this;
        }

        CanonicalValue.Obj object() {
            return new CanonicalValue.Obj(fields);
        }
    }
}
