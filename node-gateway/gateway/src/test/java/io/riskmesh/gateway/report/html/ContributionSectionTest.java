package io.riskmesh.gateway.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.report.ContributionPart;
import io.riskmesh.gateway.report.ReportDocument;
import io.riskmesh.gateway.report.ReportSchema;
import io.riskmesh.gateway.report.SampleReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/// A report with contributions, made of the examples of the API's contract.
final class ContributionSectionTest {
    private static final ObjectNode CONTRACT = Contract.read();

    private static ObjectNode report() {
        ObjectNode contribution = CONTRACT.at("/components/examples/contribution-simulated/value").deepCopy();
        ObjectNode settlement = CONTRACT.at("/components/examples/settlement-disputed/value").deepCopy();
        ObjectNode report = ReportDocument.of(SampleReport.named("x"));
        report.set("contribution", ContributionPart.of(contribution, settlement, Map.of("HarbourMSP", contribution)));
        return report;
    }

    @Test
    void a_report_with_contributions_keeps_to_the_published_schema() throws Exception {
        ReportSchema.assertValid(report());
    }

    @Test
    void shares_have_whiskers_values_have_colours_and_a_simulated_measure_says_so() throws Exception {
        String html = ContributionSection.markup(report());
        assertTrue(html.contains("simulated evaluator, which proves nothing"), html);
        assertTrue(html.contains("77.17 %") && html.contains("22.83 %") && html.contains("0.00 %"), html);
        assertEquals(9, html.split("class=\"whisker\"", -1).length - 1, "three strokes per bank");
        assertTrue(html.contains("<td class=\"n p3\">0.1</td>") && html.contains("<td class=\"n p1\">0.0</td>"), html);
        assertTrue(html.contains("✓ verified by itself"), html);
        String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertFalse(svg.contains("NaN"));
    }

    @Test
    void names_from_the_ledger_cannot_become_markup_and_a_report_without_contributions_shows_none() throws Exception {
        ObjectNode hostile = (ObjectNode) new ObjectMapper().readTree(report().toString().replace("HarbourMSP", "<b>x</b>"));
        assertFalse(ContributionSection.markup(hostile).contains("<b>x"));
        assertEquals("", ContributionSection.markup(ReportDocument.of(SampleReport.named("x"))));
    }
}
