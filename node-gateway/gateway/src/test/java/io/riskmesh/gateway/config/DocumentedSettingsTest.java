package io.riskmesh.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of `docs/operating.md` against the records.
final class DocumentedSettingsTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root"));
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z][A-Za-z.]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/operating.md"));
    }

    @Test
    void the_page_lists_every_setting_with_its_default_and_no_other() throws IOException, Stopped {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(page());
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2).equals("-") ? "" : rows.group(2));
        }
        Map<String, String> real = new TreeMap<>();
        NodeConfig.parse("party: {id: AlderMSP}", ROOT, Map.of()).settings().forEach(setting -> real.put(setting.path(), setting.value()));
        real.put("party.id", "(required)");
        real.put("party.name", "(the id)");
        assertEquals(real, documented);
    }

    @Test
    void the_pages_example_is_a_configuration() throws IOException, Stopped {
        Matcher example = EXAMPLE.matcher(page());
        example.find();
        assertEquals(Profile.DEVELOPMENT, NodeConfig.parse(example.group(1), ROOT, Map.of()).profile());
    }
}
