package io.riskmesh.gateway.scoring.feature;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.riskmesh.gateway.scoring.release.FeatureNames;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// Features of payments that were simulated: files with a column `payment_id` and a column per feature, read once. For demos and
/// tests: a real payment is not known before it is made. Immutable but for the count.
public final class FileFeatures implements FeatureSource {
    /// Name of the column that names the payment.
    public static final String KEY = "payment_id";

    private final Map<String, Integer> columns = new HashMap<>(); // by feature
    private final Map<Side, Map<String, float[]>> rows = Map.of(Side.PAYER, new HashMap<>(), Side.PAYEE, new HashMap<>());
    private final InstantSource clock;
    private final AtomicLong missing = new AtomicLong();

    private FileFeatures(InstantSource clock) {
        this.clock = clock;
    }

    /// Reads files, `.gz` or not.
    ///
    /// @param payer files whose features are of the payer's side
    /// @param payee files whose features are of the payee's side
    public static FileFeatures read(List<Path> payer, List<Path> payee, InstantSource clock) throws IOException {
        FileFeatures source = new FileFeatures(clock);
        for (Path file : payer) {
            source.add(Side.PAYER, file);
        }
        for (Path file : payee) {
            source.add(Side.PAYEE, file);
        }
        return source;
    }

    private void add(Side side, Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var records = reader.iterator();
            List<String> header = records.next().getFields();
            int key = header.indexOf(KEY);
            if (key < 0) {
                throw new IOException("expected a column " + KEY + " in " + file);
            }
            int[] targets = header.stream().mapToInt(name -> columns.computeIfAbsent(FeatureNames.code(name), _ -> columns.size())).toArray();
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                rows.get(side).put(cells.getField(key), row(cells, targets, key));
            }
        } catch (NumberFormatException e) {
            throw new IOException("expected numbers or empty cells in " + file, e);
        }
    }

    private float[] row(CsvRecord cells, int[] targets, int key) {
        float[] row = new float[columns.size()];
        java.util.Arrays.fill(row, Float.NaN);
        for (int i = 0; i < targets.length; i++) {
            String cell = cells.getField(i);
            if (i != key && !cell.isEmpty()) {
                row[targets[i]] = number(cell);
            }
        }
        return row;
    }

    // A column of names, such as the bank's, is no feature.
    private static float number(String cell) {
        char first = cell.charAt(0);
        return Character.isLetter(first) ? Float.NaN : (float) Double.parseDouble(cell);
    }

    @Override
    public CompletionStage<FeatureRow> features(Side side, ScoreRequest.Payment payment, List<String> names) {
        float[] row = rows.get(side).get(payment.paymentId());
        if (row == null) {
            missing.incrementAndGet();
            return CompletableFuture.completedFuture(FeatureRow.missing(names.size(), clock.millis()));
        }
        float[] values = new float[names.size()];
        for (int i = 0; i < values.length; i++) {
            Integer column = columns.get(names.get(i));
            values[i] = column == null || column >= row.length ? Float.NaN : row[column];
        }
        return CompletableFuture.completedFuture(new FeatureRow(values, clock.millis(), true));
    }

    @Override
    public long missing() {
        return missing.get();
    }
}
