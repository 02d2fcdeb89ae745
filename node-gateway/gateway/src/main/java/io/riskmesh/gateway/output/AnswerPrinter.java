package io.riskmesh.gateway.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;

/// Turns an answer into text.
public final class AnswerPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerPrinter() {}

    /// The text of an answer, ending with a line feed.
    public static String print(Answer answer, OutputFormat format) {
        return switch (format) {
            case TABLE -> table(answer);
            case JSON -> json(answer.document(), true) + "\n";
            case JSONL -> jsonl(answer);
            case CSV -> csv(answer);
        };
    }

    /// Rows of cells under a header, columns aligned; numbers to the right.
    public static String aligned(List<String> columns, List<List<String>> rows) {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        boolean[] numeric = new boolean[widths.length];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(widths[c],
                    rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
            numeric[c] = !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[-+]?[0-9][0-9.,eE%-]*"));
        }
        StringBuilder text = new StringBuilder();
        line(text, columns, widths, numeric);
        rows.forEach(row -> line(text, row, widths, numeric));
        return text.toString();
    }

    private static String table(Answer answer) {
        StringBuilder text = new StringBuilder();
        answer.notes().forEach(note -> text.append(note).append('\n'));
        if (!answer.columns().isEmpty()) {
            text.append(aligned(answer.columns(), answer.rows()));
        }
        answer.closing().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : "  ");
            line.append(numeric[c] ? padding + cells.get(c) : cells.get(c) + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String jsonl(Answer answer) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : answer.rows()) {
            ObjectNode object = JSON.createObjectNode();
            Iterator<String> cells = row.iterator();
            answer.columns().forEach(column -> object.put(column, cells.next()));
            text.append(json(object, false)).append('\n');
        }
        return text.toString();
    }

    private static String csv(Answer answer) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(answer.columns());
            answer.rows().forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return text.toString();
    }

    private static String json(Object value, boolean indented) {
        try {
            return indented
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
