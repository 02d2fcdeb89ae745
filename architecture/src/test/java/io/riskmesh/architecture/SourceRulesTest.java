package io.riskmesh.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules that only the source text shows.
final class SourceRulesTest {

    private static final int MOST_CODE_LINES = 300;
    private static final int LEAST_FILES = 200;
    private static final Pattern NO_DOOR = Pattern.compile(
            "(Util|Utils|Helper|Helpers|Manager|Common|Misc|Impl)\\.java$|/(util|utils|common|helper|manager|misc)/");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|UnsupportedOperationException");

    @Test
    void no_room_is_called_util_common_helper_or_manager() throws IOException {
        assertNone(path -> NO_DOOR.matcher(path.toString().replace('\\', '/')).find(), sources());
    }

    @Test
    void no_file_holds_more_than_three_hundred_lines_of_code() throws IOException {
        assertNone(path -> codeLines(path) > MOST_CODE_LINES, sources());
    }

    @Test
    void product_code_has_no_unfinished_places() throws IOException {
        assertNone(path -> UNFINISHED.matcher(read(path)).find(),
                sources().stream().filter(p -> p.toString().contains("/src/main/")).toList());
    }

    private static void assertNone(java.util.function.Predicate<Path> wrong, List<Path> files) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            if (wrong.test(file)) {
                found.add(file.toString());
            }
        }
        assertTrue(found.isEmpty(), () -> String.join("\n", found));
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("riskmesh.root"));
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> files = walk.map(root::relativize)
                    .filter(p -> p.toString().endsWith(".java") && !p.toString().contains("target/"))
                    .filter(p -> !p.endsWith("SourceRulesTest.java"))
                    .map(root::resolve).sorted().toList();
            assertTrue(files.size() >= LEAST_FILES, "The rule saw " + files.size() + " files");
            return files;
        }
    }

    private static long codeLines(Path file) {
        return read(file).lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("*") && !line.startsWith("/*"))
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
