package io.riskmesh.verifier.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.StageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private static VerificationReport report(String detail) {
        Findings findings = new Findings();
        findings.checked(3);
        findings.failure(2, 1, "flag", detail);
        findings.warning(1, "range_read", "A range");
        return new VerificationReport("riskmesh", "fabric", "a majority of the consortium", 0, 2, "ab".repeat(32),
                List.of(new KnownHead(1, true)),
                List.of(StageReport.of(StageId.S1, new Findings(), Optional.empty()),
                        StageReport.of(StageId.S3, findings, Optional.empty()),
                        StageReport.of(StageId.S4, new Findings(), Optional.of("No BFT"))),
                List.of(new KnownCommitHash("peer0", 2, false)), List.of("Time"), "memory");
    }

    @Test
    void json_is_canonical_and_holds_the_fields_of_the_design() throws Exception {
        byte[] json = JsonReport.of(report("wrong"));
        CanonicalJson.decode(json);
        assertEquals("{\"channel\":\"riskmesh\",\"commitHashes\":[{\"block\":2,\"equal\":false,\"source\":\"peer0\"}],"
                + "\"fromBlock\":0,\"headHash\":\"" + "ab".repeat(32) + "\","
                + "\"knownHeads\":[{\"equal\":true,\"height\":1}],\"ledger\":\"fabric\",\"notProvable\":[\"Time\"],"
                + "\"stages\":[{\"checked\":0,\"failureCount\":0,\"failures\":[],\"id\":\"S1\",\"status\":\"VERIFIED\","
                + "\"warningCount\":0,\"warnings\":[]},"
                + "{\"checked\":3,\"failureCount\":1,\"failures\":[{\"block\":2,\"code\":\"flag\",\"detail\":\"wrong\","
                + "\"tx\":1}],\"id\":\"S3\",\"status\":\"FAILED\",\"warningCount\":1,"
                + "\"warnings\":[{\"block\":1,\"code\":\"range_read\",\"detail\":\"A range\"}]},"
                + "{\"checked\":0,\"failureCount\":0,\"failures\":[],\"id\":\"S4\",\"reason\":\"No BFT\","
                + "\"status\":\"NOT_CHECKED\",\"warningCount\":0,\"warnings\":[]}],"
                + "\"toBlock\":2,\"trust\":\"a majority of the consortium\",\"v\":1,"
                + "\"version\":\"riskmesh-verifier/1\"}", new String(json, StandardCharsets.UTF_8));
    }

    @Test
    void what_blocks_say_cannot_become_markup_or_control_characters() throws Exception {
        VerificationReport report = report("<script>alert('x')</script>\u0000\u001b[31m\ud800\"&");
        String html = HtmlReport.of(report);
        assertFalse(html.contains("<script"));
        assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;??[31m?&quot;&amp;"));
        CanonicalJson.decode(JsonReport.of(report));
        assertFalse(TextReport.of(report).contains("\u001b"));
    }

    @Test
    void the_page_loads_nothing_and_says_the_verdict_in_words() {
        String html = HtmlReport.of(report("wrong"));
        assertTrue(html.contains("FAILED: this ledger is not what it claims to be"));
        for (String loading : List.of("src=", "href=", "url(", "@import", "http:", "https:")) {
            assertFalse(html.contains(loading), loading);
        }
        assertTrue(html.contains("not checked") && html.contains("No BFT") && html.contains("--known-head 2:abab"));
    }

    @Test
    void one_failure_or_one_difference_fails_the_whole() {
        assertFalse(report("wrong").isVerified());
        VerificationReport good = new VerificationReport("c", "fabric", "t", 0, 0, "", List.of(),
                List.of(StageReport.of(StageId.S1, new Findings(), Optional.empty())), List.of(), List.of(), "");
        assertTrue(good.isVerified());
        assertFalse(new VerificationReport("c", "fabric", "t", 0, 0, "", List.of(new KnownHead(0, false)),
                good.stages(), List.of(), List.of(), "").isVerified());
    }

    @Test
    void findings_beyond_a_thousand_are_counted() {
        Findings findings = new Findings();
        for (int i = 0; i < 1500; i++) {
            findings.failure(i, "flag", "");
        }
        assertEquals(1500, findings.failureCount());
        assertEquals(1000, findings.failures().size());
    }
}
