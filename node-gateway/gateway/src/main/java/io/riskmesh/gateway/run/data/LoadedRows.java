package io.riskmesh.gateway.run.data;

import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Rows as they were read.
///
/// @param from first instant of a row, ms since the epoch
/// @param to last instant
/// @param fileSha256 of the file, in hex; of both files, one after the other, where there are two
/// @param payees of a data set of both sides
public record LoadedRows(Dataset rows, long from, long to, String fileSha256, Optional<LoadedPayees> payees) {

    static LoadedRows of(DatasetSettings settings, Dataset rows, Optional<LoadedPayees> payees) throws Stopped {
        long from = settings.from().orElse(Long.MAX_VALUE);
        long to = settings.to().orElse(0);
        if (settings.time().isPresent()) {
            for (int row = 0; row < rows.rows(); row++) {
                long at = instant(rows, row);
                from = Math.min(from, at);
                to = Math.max(to, at);
            }
        }
        if (rows.rows() == 0 || from > to) {
            throw Stopped.refused(settings.file().getFileName() + ": expected rows and a period that begins before it ends");
        }
        try {
            String digest = FileDigest.of(settings.file()).sha256();
            if (settings.payees().isPresent()) {
                digest += FileDigest.of(settings.payees().get().file()).sha256();
            }
            return new LoadedRows(rows, from, to, digest, payees);
        } catch (IOException e) {
            throw Stopped.unavailable("data file " + settings.file() + " cannot be read", e);
        }
    }

    private static long instant(Dataset rows, int row) throws Stopped {
        String text = rows.group(row).orElse("").strip();
        try {
            if (text.matches("[0-9]{1,15}")) {
                return Long.parseLong(text);
            }
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                    : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException _) {
            throw Stopped.refused("row " + (row + 1) + ": expected a time in ISO 8601 or in ms since the epoch");
        }
    }
}
