package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Adds to a written report what was settled after it: to `report.json`, and the page is made again.
public final class SettledReport {
    private static final String JSON_FILE = "report.json";
    private static final String PAGE = "report.html";

    private SettledReport() {}

    /// @param out folder of a report
    /// @param contribution its part `contribution`
    public static void add(Path out, JsonNode contribution) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode report = (ObjectNode) json.readTree(Files.readAllBytes(out.resolve(JSON_FILE)));
        report.set("contribution", contribution);
        Files.writeString(out.resolve(JSON_FILE), json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n", StandardCharsets.UTF_8);
        Files.writeString(out.resolve(PAGE), HtmlReport.page(report), StandardCharsets.UTF_8);
    }
}
