package io.riskmesh.gateway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The published schema of `report.json`, as a reader would apply it.
public final class ReportSchema {
    private ReportSchema() {}

    /// Fails with every violation when the document does not keep to docs/report.schema.json.
    public static void assertValid(JsonNode report) throws IOException {
        assertEquals(Set.of(), violations(report));
    }

    static Set<?> violations(JsonNode report) throws IOException {
        Path file = Path.of(System.getProperty("riskmesh.root"), "docs", "report.schema.json");
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
        return schema.validate(report);
    }
}
