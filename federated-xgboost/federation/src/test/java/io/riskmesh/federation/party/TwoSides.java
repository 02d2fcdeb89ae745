package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Published sets whose columns two institutions hold: a guest with the label, a host without. As payments: the guest's side
/// is the payer's, the host's the payee's.
record TwoSides(FeatureSchema schema, float[][] values, float[] labels) {

    /// Guest with columns id, y, x0.. and host with id, x0..
    static TwoSides csv(String guest, String host) {
        List<String[]> guests = lines(guest).map(TwoSides::cells).toList();
        Map<String, String[]> hosts = new HashMap<>();
        List<String[]> hostLines = lines(host).map(TwoSides::cells).toList();
        hostLines.forEach(cells -> hosts.put(cells[0], cells));
        int payers = guests.getFirst().length - 2;
        int payees = hostLines.getFirst().length - 1;
        float[][] values = new float[guests.size() - 1][];
        float[] labels = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            String[] cells = guests.get(row + 1);
            labels[row] = Float.parseFloat(cells[1]);
            values[row] = new float[payers + payees];
            for (int f = 0; f < payers; f++) {
                values[row][f] = number(cells[f + 2]);
            }
            for (int f = 0; f < payees; f++) {
                values[row][payers + f] = number(hosts.get(cells[0])[f + 1]);
            }
        }
        return new TwoSides(schema(payers, payees), values, labels);
    }

    /// LIBSVM files of the same rows; only the guest's labels count. An absent entry is missing.
    static TwoSides libsvm(String guest, int payers, String host, int payees) {
        List<String> guests = lines(guest).toList();
        List<String> hosts = lines(host).toList();
        float[][] values = new float[guests.size()][payers + payees];
        float[] labels = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            Arrays.fill(values[row], Float.NaN);
            labels[row] = Float.parseFloat(cut(guests.get(row))[0]) > 0 ? 1 : 0;
            entries(cut(guests.get(row)), values[row], 0);
            entries(cut(hosts.get(row)), values[row], payers);
        }
        return new TwoSides(schema(payers, payees), values, labels);
    }

    private static void entries(String[] tokens, float[] row, int first) {
        for (String token : Arrays.copyOfRange(tokens, 1, tokens.length)) {
            int colon = token.indexOf(':');
            row[first + Integer.parseInt(token.substring(0, colon)) - 1] = Float.parseFloat(token.substring(colon + 1));
        }
    }

    private static String[] cells(String line) {
        return line.split(",", -1);
    }

    private static String[] cut(String line) {
        return line.strip().split(" +", -1);
    }

    private static float number(String cell) {
        return cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
    }

    private static FeatureSchema schema(int payers, int payees) {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < payers; f++) {
            features.add(Feature.numeric("payer.x" + f));
        }
        for (int f = 0; f < payees; f++) {
            features.add(Feature.numeric("payee.x" + f));
        }
        return new FeatureSchema(features);
    }

    private static java.util.stream.Stream<String> lines(String file) {
        Path path = Path.of(System.getProperty("riskmesh.data", "../../../shared/data")).resolve(file);
        assumeTrue(Files.isRegularFile(path), "test data not found at " + path + "; set -Driskmesh.data");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return in.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two institutions as two banks; a third one has no payment, as no sum of two is ever opened. Only with the rules off.
    Payments twoParties() {
        int[] payers = new int[labels.length];
        int[] payees = new int[labels.length];
        boolean[] known = new boolean[labels.length];
        Arrays.fill(payees, 1);
        Arrays.fill(known, true);
        return new Payments(3, schema, values, labels, payers, payees, known);
    }

    /// The same rows as payments between several banks; a tenth of the payees is unknown.
    Payments spread(int banks, long seed) {
        Random random = new Random(seed);
        int[] payers = new int[labels.length];
        int[] payees = new int[labels.length];
        boolean[] known = new boolean[labels.length];
        for (int row = 0; row < labels.length; row++) {
            payers[row] = random.nextInt(banks);
            payees[row] = random.nextInt(banks);
            known[row] = random.nextInt(10) > 0;
        }
        return new Payments(banks, schema, values, labels, payers, payees, known);
    }
}
