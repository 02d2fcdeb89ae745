package io.riskmesh.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// A table of figures with its header, written as Markdown.
public final class ResultTable {

    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public ResultTable(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("Expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
    }

    public void note(String text) {
        notes.add(text);
    }

    /// The rows as lines of Markdown, without a header: for a second table among the notes of a first.
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(line(columns).strip(), line(columns.stream().map(_ -> "---").toList()).strip()));
        rows.forEach(row -> lines.add(line(row).strip()));
        return lines;
    }

    public String markdown(Header header) {
        StringBuilder out = new StringBuilder("# ").append(title).append("\n\n| field | value |\n|---|---|\n");
        header.fields().forEach((name, value) ->
                out.append("| ").append(name).append(" | ").append(value.replace("|", "\\|")).append(" |\n"));
        out.append('\n').append(line(columns)).append(line(columns.stream().map(_ -> "---").toList()));
        rows.forEach(row -> out.append(line(row)));
        if (!notes.isEmpty()) {
            out.append('\n');
        }
        notes.forEach(note -> out.append(note).append('\n'));
        return out.toString();
    }

    /// Writes `<name>.md` whole or not at all.
    public Path write(Path directory, String name, Header header) throws IOException {
        Files.createDirectories(directory);
        Path whole = directory.resolve(name + ".md");
        Path partial = Files.createTempFile(directory, name, ".part");
        Files.writeString(partial, markdown(header));
        return Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(List<String> cells) {
        StringJoiner joiner = new StringJoiner(" | ", "| ", " |\n");
        cells.forEach(joiner::add);
        return joiner.toString();
    }
}
