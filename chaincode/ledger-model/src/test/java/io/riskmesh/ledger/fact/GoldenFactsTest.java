package io.riskmesh.ledger.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bytes of each kind and version must stay readable for ever. A golden file holds per line a key, a digest and a value. It
/// is written once per version and never changed: other bytes need another version, which gets a file of its own (the test
/// leaves what it made in `target/golden`).
final class GoldenFactsTest {

    private static final long SEED = 4;
    private static final int FACTS_PER_KIND = 6;

    @ParameterizedTest
    @EnumSource
    void the_golden_bytes_are_read_and_written_as_ever(FactKind kind) throws IOException, MalformedFact {
        List<String> lines = golden(kind);
        assertEquals(FACTS_PER_KIND, lines.size());
        for (String line : lines) {
            String[] parts = line.split("\t", 3);
            byte[] bytes = parts[2].getBytes(StandardCharsets.UTF_8);
            Fact fact = Facts.decode(bytes);
            assertEquals(kind, fact.kind());
            assertArrayEquals(bytes, fact.canonicalBytes());
            assertEquals(parts[0], fact.key().toString());
            assertEquals(parts[1], fact.digest().hex());
        }
    }

    @ParameterizedTest
    @EnumSource
    void facts_made_today_have_the_golden_bytes(FactKind kind) throws IOException {
        StringBuilder made = new StringBuilder();
        FactSamples samples = new FactSamples(SEED);
        for (int i = 0; i < FACTS_PER_KIND; i++) {
            Fact fact = samples.of(kind);
            made.append(fact.key()).append('\t').append(fact.digest().hex()).append('\t')
                    .append(new String(fact.canonicalBytes(), StandardCharsets.UTF_8)).append('\n');
        }
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        Files.writeString(folder.resolve(name(kind)), made);
        assertEquals(String.join("\n", golden(kind)) + "\n", made.toString());
    }

    private static String name(FactKind kind) {
        return kind.id() + ".v" + kind.version() + ".txt";
    }

    private static List<String> golden(FactKind kind) throws IOException {
        try (InputStream in = GoldenFactsTest.class.getResourceAsStream("golden/" + name(kind))) {
            assertNotNull(in, "No golden file " + name(kind));
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n"));
        }
    }
}
