package io.riskmesh.federation.attack;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The real credit rows of `shared/data/taiwan_default`, one fifth of them held out by a salted hash of the row id.
///
/// @param test whether a row is held out
record TaiwanRows(FeatureSchema schema, List<float[]> values, List<Byte> labels, List<Boolean> test) {

    static final Path FILE = Path.of(System.getProperty("riskmesh.data", "none"), "taiwan_default", "UCI_Credit_Card.csv.gz");

    static TaiwanRows read(String salt) {
        List<float[]> values = new ArrayList<>();
        List<Byte> labels = new ArrayList<>();
        List<Boolean> test = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            List<String> names = List.of(in.readLine().replace("\"", "").split(",", -1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                float[] row = new float[names.size() - 2];
                for (int f = 0; f < row.length; f++) {
                    row[f] = Float.parseFloat(fields[f + 1]);
                }
                values.add(row);
                labels.add((byte) Double.parseDouble(fields[fields.length - 1]));
                test.add(unit(salt, fields[0]) < 0.2);
            }
            List<Feature> features = names.subList(1, names.size() - 1).stream().map(Feature::numeric).toList();
            return new TaiwanRows(new FeatureSchema(features), values, labels, test);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double unit(String salt, String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((salt + "|" + id).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// The indices of the rows that are held out, or of the others.
    int[] rows(boolean heldOut) {
        int[] rows = new int[values.size()];
        int count = 0;
        for (int row = 0; row < values.size(); row++) {
            if (test.get(row) == heldOut) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    float[] matrix(int[] rows) {
        float[] all = new float[rows.length * schema.size()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values.get(rows[i]), 0, all, i * schema.size(), schema.size());
        }
        return all;
    }

    byte[] labels(int[] rows) {
        byte[] some = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = labels.get(rows[i]);
        }
        return some;
    }
}
