package io.riskmesh.gateway.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.report.ReportDocument;
import io.riskmesh.gateway.report.SampleReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    @Test
    void the_page_names_no_outside_resource_and_runs_no_script() {
        String page = HtmlReport.page(ReportDocument.of(SampleReport.named("x"))).toLowerCase(Locale.ROOT);
        for (String forbidden : List.of("http:", "https:", "src=", "href=", "url(", "@import", "<script", "javascript:", "onload")) {
            assertFalse(page.contains(forbidden), forbidden);
        }
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void text_from_data_cannot_become_markup() {
        String page = HtmlReport.page(ReportDocument.of(SampleReport.named("<img src=x onerror=1>\"'&")));
        assertFalse(page.contains("<img"));
        assertTrue(page.contains("&lt;img src=x onerror=1&gt;&quot;&#39;&amp;"));
    }

    @Test
    void every_plot_is_well_formed_and_has_words_for_those_who_do_not_see_it() throws Exception {
        String page = HtmlReport.page(ReportDocument.of(SampleReport.named("x")));
        Matcher plots = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
        int count = 0;
        while (plots.find()) {
            byte[] svg = plots.group().getBytes(StandardCharsets.UTF_8);
            var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
            assertFalse(root.getDocumentElement().getAttribute("aria-label").isBlank());
            assertFalse(plots.group().contains("NaN"));
            count++;
        }
        assertEquals(4, count, "ROC, precision-recall, average precision and log-loss by tree");
    }

    @Test
    void words_and_lines_of_the_style_sheet_have_the_contrast_of_the_design_on_all_three_grounds() {
        String page = HtmlReport.page(ReportDocument.of(SampleReport.named("x")));
        int dark = page.indexOf("prefers-color-scheme: dark");
        assertContrast(page.substring(0, dark), 5.4, 4.5);
        assertContrast(page.substring(dark), 6.8, 4.5);
    }

    private static void assertContrast(String css, double words, double series) {
        for (String ground : List.of("bg", "surface", "sunken")) {
            for (String word : List.of("text", "muted", "accent", "ok", "warn", "bad", "sim")) {
                assertTrue(contrast(css, word, ground) >= words - 0.05, word + " on " + ground + ": " + contrast(css, word, ground));
            }
            for (int s = 1; s <= 6 && !ground.equals("sunken"); s++) { // plots never stand on the sunken ground
                assertTrue(contrast(css, "s" + s, ground) >= series, "s" + s + " on " + ground + ": " + contrast(css, "s" + s, ground));
            }
        }
    }

    /// WCAG 2.2, contrast ratio of relative luminances.
    private static double contrast(String css, String first, String second) {
        double a = luminance(css, first);
        double b = luminance(css, second);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String css, String token) {
        Matcher colour = Pattern.compile("--" + token + ": #([0-9A-F]{6})").matcher(css);
        assertTrue(colour.find(), token);
        int rgb = Integer.parseInt(colour.group(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
