package io.riskmesh.benchmarks.joint;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Plain CSV tables under gzip, joined by their first columns and cut into the files that a lab run reads. Cells hold no commas.
final class Tables {
    private Tables() {}

    /// A table in memory.
    ///
    /// @param rows by their first column, in the order of the file
    record Table(List<String> header, Map<String, String[]> rows) {
        String cell(String key, String column) {
            return rows.get(key)[header.indexOf(column)];
        }
    }

    static Table read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            Map<String, String[]> rows = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                rows.put(cells[0], cells);
            }
            return new Table(header, rows);
        }
    }

    /// One column of a small table by its first one.
    static Map<String, String> column(Path file, String column) throws IOException {
        Table table = read(file);
        Map<String, String> values = new HashMap<>();
        table.rows.keySet().forEach(key -> values.put(key, table.cell(key, column)));
        return values;
    }

    /// Writes rows of some keys: named cells first, then columns of tables.
    ///
    /// @param first what the first columns hold, by name
    /// @param tables each with the columns taken from it
    static Path write(Path file, Stream<String> keys, Map<String, Function<String, String>> first, Map<Table, List<String>> tables)
            throws IOException {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = new ArrayList<>(first.keySet());
            tables.values().forEach(header::addAll);
            out.write(String.join(",", header));
            out.newLine();
            for (String key : (Iterable<String>) keys::iterator) {
                List<String> cells = new ArrayList<>();
                first.values().forEach(value -> cells.add(value.apply(key)));
                tables.forEach((table, columns) -> columns.forEach(column -> cells.add(table.cell(key, column))));
                out.write(String.join(",", cells));
                out.newLine();
            }
        }
        return file;
    }

    /// All columns but the named ones.
    static List<String> without(Table table, String... columns) {
        return table.header.stream().filter(column -> !Arrays.asList(columns).contains(column)).toList();
    }
}
