package io.riskmesh.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.report.Header;
import io.riskmesh.benchmarks.report.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ResultTablesTest {

    @Test
    void every_committed_table_has_a_full_header() throws IOException {
        Path results = Path.of(System.getProperty("riskmesh.root"), "benchmarks", "results");
        try (Stream<Path> files = Files.list(results)) {
            List<Path> tables = files.filter(file -> file.toString().endsWith(".md")).toList();
            assertFalse(tables.isEmpty(), "No table found in " + results);
            for (Path table : tables) {
                List<String> lines = Files.readAllLines(table);
                for (String field : Header.FIELDS) {
                    assertTrue(lines.stream().anyMatch(line -> line.matches("\\| " + field + " \\| \\S.* \\|")),
                            table + " lacks the field " + field);
                }
            }
        }
    }

    @Test
    void a_header_with_an_empty_field_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Header("m", "j", "p", "c", " ", "cmd", "3"));
    }

    @Test
    void a_row_of_another_width_is_refused() {
        ResultTable table = new ResultTable("t", List.of("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> table.row("1"));
    }

    @Test
    void the_spread_of_an_even_number_of_figures_is_the_mean_of_the_middle_two() {
        assertEquals(new Spread(2.5, 1, 4, 4), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)));
    }
}
