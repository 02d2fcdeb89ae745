package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;

/// The first line of a file, looked at before anything is parsed: enough to tell the format and to refuse absurd widths
/// without building them.
///
/// @param start the first characters of the line, at most 4,096
/// @param columns separators outside quotes, plus one
record FirstLine(String start, long columns) {
    private static final int KEPT_CHARS = 4096;
    private static final Pattern LIBSVM_START =
            Pattern.compile("[-+]?[0-9.eE+-]+(:[0-9.eE+-]+)?(\\s+(qid:)?[0-9]+:[^,\\s]+)+[\\s\\S]*");

    static FirstLine of(DataFile file) throws Stopped {
        StringBuilder start = new StringBuilder();
        long separators = 0;
        boolean quoted = false;
        try (Reader reader = file.reader()) {
            int c = reader.read();
            while (c >= 0 && (quoted || c != '\n')) {
                quoted ^= c == '"';
                separators += !quoted && c == ',' ? 1 : 0;
                if (start.length() < KEPT_CHARS) {
                    start.append((char) c);
                }
                c = reader.read();
            }
        } catch (IOException e) {
            throw file.stopped(e);
        }
        return new FirstLine(start.toString().strip(), separators + 1);
    }

    boolean isEmpty() {
        return start.isEmpty();
    }

    boolean looksLikeLibsvm() {
        return columns == 1 && LIBSVM_START.matcher(start).matches();
    }
}
