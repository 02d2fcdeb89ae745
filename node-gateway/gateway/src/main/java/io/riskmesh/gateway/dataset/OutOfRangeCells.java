package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Map;
import java.util.TreeMap;

/// Counts the cells that no float32 trainer may see: infinities and +-`Float.MAX_VALUE`, which is the sentinel of the cuts
/// (training.md 2). The whole file is read before it is refused, so that the owner learns the extent at once.
final class OutOfRangeCells {
    private static final int NAMED_COLUMNS = 3;

    private final Map<String, Long> countByColumn = new TreeMap<>();
    private String first = "";

    /// The value as the trainer takes it: -0.0 becomes +0.0, out of range becomes missing and is counted.
    float checked(float value, String column, long row) {
        if (Float.isNaN(value)) {
            return Float.NaN;
        }
        if (Math.abs(value) >= Float.MAX_VALUE) {
            if (countByColumn.isEmpty()) {
                first = value + " in row " + row + ", column " + column;
            }
            countByColumn.merge(column, 1L, Long::sum);
            return Float.NaN;
        }
        return value + 0.0f;
    }

    void refuseIfAny(DataFile file) throws Stopped {
        if (countByColumn.isEmpty()) {
            return;
        }
        long cells = countByColumn.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder columns = new StringBuilder();
        int named = 0;
        for (Map.Entry<String, Long> entry : countByColumn.entrySet()) {
            if (named < NAMED_COLUMNS) {
                columns.append(named == 0 ? "" : ", ").append(entry.getKey()).append(" ").append(entry.getValue());
            }
            named++;
        }
        String more = named > NAMED_COLUMNS ? " and " + (named - NAMED_COLUMNS) + " more columns" : "";
        throw Stopped.refused(file.name() + ": expected finite numbers below 3.4028235e38 in size, found " + cells
                + " infinite or larger (" + columns + more + "); the first is " + first);
    }
}
