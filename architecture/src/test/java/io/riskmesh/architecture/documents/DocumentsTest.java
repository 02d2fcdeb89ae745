package io.riskmesh.architecture.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents say of the repository, held against the repository.
final class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root", "..")).toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:#([a-z_A-Z0-9]+))?`");
    private static final List<String> GUIDES = List.of("concepts.md", "threat-model.md", "regulator.md", "integration.md", "operator-guide.md",
            "demo.md", "quickstart.md", "cli.md");
    private static final int LEAST_CLAIMS = 25;

    @Test
    void each_claim_of_the_threat_model_names_a_test_that_exists() throws IOException {
        String page = Files.readString(DOCS.resolve("threat-model.md"));
        String claims = page.substring(page.indexOf("## Claims"), page.indexOf("## Not protected"));
        List<String> rows = claims.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
        assertTrue(rows.size() >= LEAST_CLAIMS, () -> "found " + rows.size() + " claims");
        rows.forEach(row -> assertTrue(TEST.matcher(row).find(), () -> "no test is named in: " + row));
    }

    @Test
    void every_test_that_a_page_names_exists() throws IOException {
        Map<String, List<String>> sources = tests();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path page : pages()) {
            for (MatchResult found : TEST.matcher(Files.readString(page)).results().toList()) {
                named++;
                List<String> files = sources.getOrDefault(found.group(1), List.of());
                boolean exists = found.group(2) == null ? !files.isEmpty()
                        : files.stream().anyMatch(source -> source.contains("void " + found.group(2) + "("));
                if (!exists) {
                    missing.add(page.getFileName() + ": " + found.group());
                }
            }
        }
        assertTrue(named > LEAST_CLAIMS, "pages name tests");
        assertEquals(List.of(), missing);
    }

    @Test
    void the_programs_of_the_integration_guide_are_the_files_that_a_journey_plays() throws IOException {
        String page = Files.readString(DOCS.resolve("integration.md"));
        String journey = Files.readString(DOCS.resolve("journeys/j3-caller.sh"));
        for (Map.Entry<String, String> program : Map.of("score.sh", "bash", "ScorePayment.java", "java", "score_payment.py", "python").entrySet()) {
            String file = Files.readString(DOCS.resolve("examples/caller").resolve(program.getKey()));
            assertTrue(page.contains("```" + program.getValue() + "\n" + file + "```\n"), () -> "the page shows another " + program.getKey());
            assertTrue(journey.contains("$examples/" + program.getKey()), () -> "no journey plays " + program.getKey());
        }
    }

    @Test
    void every_check_of_a_gateway_has_its_section_in_the_operator_guide() throws IOException {
        String page = Files.readString(DOCS.resolve("operator-guide.md"));
        Set<String> sections = Pattern.compile("(?m)^### (.+)$").matcher(page).results().map(section -> section.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> checks = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("node-gateway/gateway/src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile("\\.add\\(Health\\.Question\\.READY, \"([a-z ]+)\"").matcher(Files.readString(file)).results().forEach(check -> checks.add(check.group(1)));
            }
        }
        assertTrue(checks.size() >= 4, checks::toString);
        checks.forEach(check -> assertTrue(sections.contains(check), () -> "no section of the check " + check));
    }

    @Test
    void links_of_the_guides_lead_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : GUIDES.stream().map(DOCS::resolve).toList()) {
            for (MatchResult link : Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\\)").matcher(Files.readString(page)).results().toList()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    dead.add(page.getFileName() + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> walk = Files.walk(DOCS); Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(walk, top).filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static Map<String, List<String>> tests() throws IOException {
        try (Stream<Path> walk = Files.walk(ROOT, 14)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith("Test.java") && file.toString().contains("/src/test/")).toList();
            Map<String, List<String>> sources = new java.util.TreeMap<>();
            for (Path file : files) {
                sources.computeIfAbsent(file.getFileName().toString().replace(".java", ""), _ -> new ArrayList<>()).add(Files.readString(file));
            }
            return sources;
        }
    }
}
