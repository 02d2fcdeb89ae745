package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.StringTokenizer;

/// Reads one LIBSVM file: `label[:weight] index:value ...`, indices from 1, ascending; an absent entry is missing, as for
/// XGBoost. Rows are kept sparse until the width of the whole data set is known.
final class LibsvmRows {
    private final DataFile file;
    private final int maxColumns;
    private final OutOfRangeCells outOfRange = new OutOfRangeCells();
    private int[] indices = new int[1 << 12];
    private float[] values = new float[1 << 12];
    private int[] rowEnds = new int[1 << 10];
    private String[] labels = new String[1 << 10];
    private int entries;
    private int rows;
    private int columns;

    LibsvmRows(DataFile file, int maxColumns) {
        this.file = file;
        this.maxColumns = maxColumns;
    }

    /// Largest index of the file: its width, as far as the file tells.
    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    void read() throws Stopped {
        try (BufferedReader reader = new BufferedReader(file.reader())) {
            String line = reader.readLine();
            for (long number = 1; line != null; number++) {
                int comment = line.indexOf('#');
                String content = comment < 0 ? line : line.substring(0, comment);
                if (!content.isBlank()) {
                    readRow(content, number);
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw file.stopped(e);
        }
        outOfRange.refuseIfAny(file);
    }

    private void readRow(String line, long number) throws Stopped {
        StringTokenizer tokens = new StringTokenizer(line);
        if (rows == labels.length) {
            labels = Arrays.copyOf(labels, rows * 2);
            rowEnds = Arrays.copyOf(rowEnds, rows * 2);
        }
        labels[rows] = tokens.nextToken().intern();
        int previous = 0;
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (!token.startsWith("qid:")) {
                previous = readEntry(token, number, previous);
            }
        }
        rowEnds[rows] = entries;
        rows++;
    }

    private int readEntry(String token, long number, int previous) throws Stopped {
        int colon = token.indexOf(':');
        try {
            int index = Integer.parseInt(token, 0, Math.max(colon, 0), 10);
            float value = outOfRange.checked(Float.parseFloat(token.substring(colon + 1)), "f" + index, rows + 1L);
            if (index > previous && index <= maxColumns) {
                append(index, value);
                return index;
            }
            if (index > maxColumns) {
                throw Stopped.refused(place(number) + ": expected feature indices up to " + maxColumns + ", found " + index);
            }
            throw Stopped.refused(place(number) + ": expected feature indices from 1 in ascending order, found " + index
                    + " after " + previous);
        } catch (NumberFormatException _) {
            throw Stopped.refused(place(number) + ": expected index:value, found \""
                    + (token.length() <= 40 ? token : token.substring(0, 40) + "...") + "\"");
        }
    }

    private void append(int index, float value) {
        if (entries == indices.length) {
            indices = Arrays.copyOf(indices, entries * 2);
            values = Arrays.copyOf(values, entries * 2);
        }
        indices[entries] = index;
        values[entries] = value;
        entries++;
        columns = Math.max(columns, index);
    }

    /// Adds every row; `column[i]` is the feature of index i + 1, or -1 when that index is no feature.
    void addTo(DatasetBuilder builder, int[] column, boolean labelled) throws Stopped {
        int entry = 0;
        for (int row = 0; row < rows; row++) {
            float[] dense = builder.emptyRow();
            for (; entry < rowEnds[row]; entry++) {
                int feature = column[indices[entry] - 1];
                if (feature >= 0) {
                    dense[feature] = values[entry];
                }
            }
            builder.addRow(dense);
            String place = file.name() + " row " + (row + 1);
            if (labelled) {
                builder.addLabel(labels[row], place);
            }
            builder.addWeight(1);
            builder.addId(Integer.toString(builder.rows()), place);
        }
    }

    private String place(long line) {
        return file.name() + " line " + line;
    }
}
