package io.riskmesh.gateway.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What a command found: a document for programs and the same as a table for people.
///
/// @param document what `json` prints
/// @param notes lines above the table; only `table` prints them
/// @param columns names of the table's columns
/// @param rows cells, as many per row as columns
/// @param closing lines below the table; only `table` prints them
public record Answer(
        JsonNode document, List<String> notes, List<String> columns, List<List<String>> rows, List<String> closing) {
    /// Checks the shape of the table.
    public Answer {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        closing = List.copyOf(closing);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("expected " + columns.size() + " cells, found " + row);
            }
        }
    }

    /// The same with more lines below the table.
    public Answer closedBy(List<String> lines) {
        List<String> all = new ArrayList<>(closing);
        all.addAll(lines);
        return new Answer(document, notes, columns, rows, all);
    }
}
