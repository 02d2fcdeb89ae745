package io.riskmesh.gateway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class ReportDocumentTest {

    @Test
    void a_report_keeps_to_the_published_schema() throws Exception {
        ReportSchema.assertValid(ReportDocument.of(SampleReport.named("x")));
    }

    @Test
    void the_schema_refuses_a_report_without_the_average_of_local_models() throws Exception {
        ObjectNode report = ReportDocument.of(SampleReport.named("x"));
        report.withObjectProperty("baselines").remove("average");
        assertFalse(ReportSchema.violations(report).isEmpty());
    }

    @Test
    void the_schema_refuses_a_digest_that_is_none() throws Exception {
        ObjectNode report = ReportDocument.of(SampleReport.named("x"));
        report.withObjectProperty("model").put("fileDigest", "abc");
        assertFalse(ReportSchema.violations(report).isEmpty());
    }

    @Test
    void a_mean_over_an_undefined_metric_is_undefined_and_the_worst_bank_is_the_lowest_defined_or_not() {
        ObjectNode alone = ReportDocument.of(SampleReport.named("x")).withObjectProperty("baselines")
                .withObjectProperty("alone");
        assertEquals("one class only", alone.at("/mean/auc/undefined").asText());
        assertEquals(0.4, alone.at("/worst/averagePrecision/point").asDouble());
        assertEquals("c", alone.at("/smallest/bank").asText());
    }
}
