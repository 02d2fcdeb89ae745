package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One file of rows; whether it is gzip is decided by its first two bytes, not by its name.
///
/// @param path where it lies
public record DataFile(Path path) {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// The bytes of the content, unpacked if needed. The caller closes it.
    InputStream open() throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /// The content as UTF-8 characters; bytes that are not UTF-8 become U+FFFD and fail later as a cell.
    Reader reader() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8), BUFFER_BYTES);
        reader.mark(1);
        int first = reader.read();
        if (first != BYTE_ORDER_MARK.charAt(0)) {
            reader.reset();
        }
        return reader;
    }

    /// The file's name without its folder, as messages print it.
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /// The file's name without `.gz` and without the ending before it, in lower case: the default name of the data set.
    public String stem() {
        String name = name().toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// Says in one line why reading failed.
    Stopped stopped(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> Stopped.unavailable("data file " + path + " does not exist", cause);
            case EOFException _ -> Stopped.refused(name() + ": expected a whole gzip file, found a truncated one");
            case ZipException e ->
                Stopped.refused(name() + ": expected a sound gzip file, found a damaged one (" + e.getMessage() + ")");
            default -> Stopped.unavailable("data file " + path + " cannot be read: " + cause.getMessage(), cause);
        };
    }
}
