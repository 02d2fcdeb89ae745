package io.riskmesh.gateway.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/// Reads one CSV file with a header (RFC 4180; comma, optional quotes). An empty cell is missing; a number is what
/// `Float.parseFloat` reads.
final class CsvRows implements AutoCloseable {
    private static final int LARGEST_WEIGHT = 1_000_000;

    private final DataFile file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final OutOfRangeCells outOfRange = new OutOfRangeCells();

    CsvRows(DataFile file, int maxColumns) throws Stopped {
        this.file = file;
        try {
            CsvRecordHandler handler = CsvRecordHandler.builder().maxFields(maxColumns).build();
            this.reader = CsvReader.builder().build(handler, file.reader());
            this.records = reader.iterator();
            this.header = next().getFields();
        } catch (IOException e) {
            throw file.stopped(e);
        }
    }

    List<String> header() {
        return header;
    }

    /// Adds every row to the builder.
    void readInto(DatasetBuilder builder, ColumnLayout layout) throws Stopped {
        long row = 0;
        float[] values = builder.emptyRow();
        while (hasNext()) {
            CsvRecord cells = next();
            row++;
            if (cells.getFieldCount() != header.size()) {
                throw Stopped.refused(place(row, cells) + ": expected " + header.size() + " cells as in the header, found "
                        + cells.getFieldCount());
            }
            readFeatures(cells, row, builder, layout, values);
            builder.addRow(values);
            readParts(cells, row, builder, layout);
        }
        outOfRange.refuseIfAny(file);
    }

    private void readFeatures(CsvRecord cells, long row, DatasetBuilder builder, ColumnLayout layout, float[] values)
            throws Stopped {
        int[] features = layout.features();
        for (int f = 0; f < features.length; f++) {
            String cell = cells.getField(features[f]);
            CategoryCodes codes = builder.codes(f);
            values[f] = codes == null ? number(cell, cells, row, features[f]) : codes.code(cell);
        }
    }

    private float number(String cell, CsvRecord cells, long row, int column) throws Stopped {
        if (cell.isEmpty()) {
            return Float.NaN;
        }
        try {
            return outOfRange.checked(Float.parseFloat(cell), header.get(column), row);
        } catch (NumberFormatException _) {
            throw Stopped.refused(place(row, cells) + ", column " + header.get(column)
                    + ": expected a number or an empty cell, found \"" + shortened(cell)
                    + "\" (a column of names is declared by --categorical)");
        }
    }

    private void readParts(CsvRecord cells, long row, DatasetBuilder builder, ColumnLayout layout) throws Stopped {
        if (layout.label() >= 0) {
            builder.addLabel(cells.getField(layout.label()), place(row, cells) + ", column " + header.get(layout.label()));
        }
        builder.addWeight(layout.weight() < 0 ? 1 : weight(cells, row, layout.weight()));
        builder.addId(layout.id() < 0 ? Integer.toString(builder.rows()) : cells.getField(layout.id()),
                place(row, cells) + (layout.id() < 0 ? "" : ", column " + header.get(layout.id())));
        if (layout.group() >= 0) {
            builder.addGroup(cells.getField(layout.group()));
        }
    }

    private int weight(CsvRecord cells, long row, int column) throws Stopped {
        String text = cells.getField(column);
        try {
            int weight = Integer.parseInt(text);
            if (weight >= 0 && weight <= LARGEST_WEIGHT) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // the message below says what was expected, for both ways of being wrong
        }
        throw Stopped.refused(place(row, cells) + ", column " + header.get(column) + ": expected a whole weight 0.."
                + LARGEST_WEIGHT + ", found \"" + shortened(text) + "\"");
    }

    private boolean hasNext() throws Stopped {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw malformed(e);
        } catch (UncheckedIOException e) {
            throw file.stopped(e.getCause());
        }
    }

    private CsvRecord next() throws Stopped {
        try {
            return records.next();
        } catch (CsvParseException e) {
            throw malformed(e);
        } catch (UncheckedIOException e) {
            throw file.stopped(e.getCause());
        }
    }

    private Stopped malformed(CsvParseException e) {
        if (e.getCause() instanceof IOException io) {
            return file.stopped(io);
        }
        if (e.getCause() instanceof UncheckedIOException io) {
            return file.stopped(io.getCause());
        }
        return Stopped.refused(file.name() + ": expected CSV, found " + e.getMessage());
    }

    private String place(long row, CsvRecord cells) {
        return file.name() + " row " + row + " (line " + cells.getStartingLineNumber() + ")";
    }

    private static String shortened(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "...";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
