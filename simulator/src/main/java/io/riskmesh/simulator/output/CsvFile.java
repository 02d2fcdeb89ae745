package io.riskmesh.simulator.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// A CSV file under gzip with time 0, hashed while it is written: the file itself, and its text, because compressors of
/// different machines may pack the same text differently. Values must need no quotes. Close it to know its [FileEntry].
final class CsvFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LEVEL = 4;

    private final String name;
    private final MessageDigest packed = Sha256.digest();
    private final MessageDigest text = Sha256.digest();
    private final OutputStream out;
    private final StringBuilder row = new StringBuilder(512);
    private boolean startOfRow = true;
    private long rows = -1;

    CsvFile(Path folder, String name, Iterable<String> header) throws IOException {
        this.name = name;
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        OutputStream file = new DigestOutputStream(Files.newOutputStream(path), packed);
        this.out = new DigestOutputStream(new LevelledGzip(file), text);
        for (String column : header) {
            add(column);
        }
        endRow();
    }

    private static final class LevelledGzip extends GZIPOutputStream {
        private LevelledGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    CsvFile add(String value) {
        separate();
        row.append(value);
        return this;
    }

    CsvFile add(long value) {
        separate();
        row.append(value);
        return this;
    }

    /// Whole numbers without a point, `NaN` as empty.
    CsvFile add(float value) {
        separate();
        if (value == (int) value) {
            row.append((int) value);
        } else if (!Float.isNaN(value)) {
            row.append(value);
        }
        return this;
    }

    CsvFile add(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            add(values[i]);
        }
        return this;
    }

    CsvFile addMissing(int columns) {
        for (int i = 0; i < columns; i++) {
            separate();
        }
        return this;
    }

    void endRow() throws IOException {
        row.append('\n');
        startOfRow = true;
        rows++;
        if (row.length() > BUFFER / 2) {
            flush();
        }
    }

    private void separate() {
        if (!startOfRow) {
            row.append(',');
        }
        startOfRow = false;
    }

    private void flush() throws IOException {
        out.write(row.toString().getBytes(StandardCharsets.ISO_8859_1));
        row.setLength(0);
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    /// Valid after closing.
    FileEntry entry() {
        return new FileEntry(name, rows, HexFormat.of().formatHex(packed.digest()), HexFormat.of().formatHex(text.digest()));
    }
}
