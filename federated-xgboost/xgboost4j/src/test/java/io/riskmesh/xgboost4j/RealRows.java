package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Real rows with the split protocol of evaluation.md section 4.
///
/// @param set name of the set in the salts
/// @param ids as printed in the file
record RealRows(String set, FeatureSchema schema, FloatMatrix rows, float[] labels, String[] ids) {

    static RealRows taiwan() {
        return csv("taiwan", SharedFile.lines("taiwan_default/UCI_Credit_Card.csv.gz",
                "a0f0ab49d6326671d6cd83be5c88dcf18007025fe9a53ecd699119c871176ca1"), "default.payment.next.month", "1");
    }

    static RealRows breast() {
        List<String> lines = new ArrayList<>(SharedFile.lines("breast_wdbc/breast_homo_guest.csv.gz",
                "3f9d76abcd5952d0bcbd1a3705768ef7124cdac6ac9edafdfd43fa5f45049982"));
        lines.addAll(rest("breast_wdbc/breast_homo_host.csv.gz",
                "eab8928cf11a1b19aaf22b7ddfc84d916473de27b4f2151a56c0adaa57138401"));
        lines.addAll(rest("breast_wdbc/breast_homo_test.csv.gz",
                "bc020952f0851f9a6042ad00161d0293c00f74962f7007fb84db2fba3e2a3289"));
        return csv("breast", lines, "y", "1");
    }

    static RealRows credit() {
        return csv("creditdata", SharedFile.lines("modeldata/credit_data.csv.gz",
                "76b55a99ec8852ae1d4c65c5cbfb8120cb3a913ea08b24484e9c56f851e6d30b"), "Status", "bad");
    }

    static RealRows lendingClub() {
        return csv("lendingclub", SharedFile.lines("modeldata/lending_club.csv.gz",
                "553016998f6f29d0d8ec7d927c1696e178c5a82e8d7badf9952514d4ab271590"), "Class", "bad");
    }

    /// The training rows of a9a, p0 before p1; an absent entry is missing.
    static RealRows a9a() {
        List<String> lines = new ArrayList<>(SharedFile.lines("a9a/a9a_horizontal_p0.libsvm.gz",
                "b3bd6f91f24ef2bd9923148676c6a322419465ed3828e5ff98ef1c6d0d30fa5a"));
        lines.addAll(SharedFile.lines("a9a/a9a_horizontal_p1.libsvm.gz",
                "644abf90fcc257da52e271ce3e8bb76166e021e2792091de419a170d3789608d"));
        float[] values = new float[lines.size() * 123];
        Arrays.fill(values, Float.NaN);
        float[] labels = new float[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            List<String> parts = List.of(lines.get(i).strip().split(" ", -1));
            labels[i] = Float.parseFloat(parts.getFirst()) > 0 ? 1f : 0f;
            for (String part : parts.subList(1, parts.size())) {
                int colon = part.indexOf(':');
                values[i * 123 + Integer.parseInt(part.substring(0, colon)) - 1] = Float.parseFloat(part.substring(colon + 1));
            }
        }
        return new RealRows("a9a", FeatureSchema.numbered(123), new FloatMatrix(labels.length, 123, values), labels,
                IntStream.range(0, labels.length).mapToObj(Integer::toString).toArray(String[]::new));
    }

    private static List<String> rest(String name, String sha256) {
        List<String> lines = SharedFile.lines(name, sha256);
        return lines.subList(1, lines.size());
    }

    /// Columns beside id and label are numeric if all their values are numbers, else categorical.
    private static RealRows csv(String set, List<String> lines, String label, String positive) {
        List<String> header = List.of(lines.getFirst().replace("\"", "").split(",", -1));
        List<String[]> cells = lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList();
        int labelColumn = header.indexOf(label);
        List<Integer> columns = IntStream.range(1, header.size()).filter(c -> c != labelColumn).boxed().toList();
        List<Feature> features = new ArrayList<>();
        float[] values = new float[cells.size() * columns.size()];
        for (int f = 0; f < columns.size(); f++) {
            int column = columns.get(f);
            features.add(column(header.get(column), cells, column, values, f, columns.size()));
        }
        float[] labels = new float[cells.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = cells.get(i)[labelColumn].equals(positive) ? 1f : 0f;
        }
        return new RealRows(set, new FeatureSchema(features), new FloatMatrix(cells.size(), columns.size(), values), labels,
                cells.stream().map(row -> row[0]).toArray(String[]::new));
    }

    private static Feature column(String name, List<String[]> cells, int column, float[] values, int f, int stride) {
        TreeMap<String, Integer> codes = new TreeMap<>();
        boolean numeric = cells.stream().allMatch(row -> row[column].matches("|-?[0-9.]+([eE][-+]?[0-9]+)?"));
        cells.stream().map(row -> row[column]).filter(value -> !value.isEmpty()).forEach(value -> codes.put(value, 0));
        List<String> names = List.copyOf(codes.keySet());
        names.forEach(value -> codes.put(value, names.indexOf(value)));
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i)[column];
            values[i * stride + f] = text.isEmpty() ? Float.NaN : numeric ? Float.parseFloat(text) : codes.get(text);
        }
        return numeric ? Feature.numeric(name) : Feature.categorical(name, names);
    }

    RealRows train() {
        return where(i -> u("split", i) >= 0.2);
    }

    RealRows test() {
        return where(i -> u("split", i) < 0.2);
    }

    RealRows where(IntPredicate keep) {
        int[] kept = IntStream.range(0, labels.length).filter(keep).toArray();
        float[] values = new float[kept.length * schema.size()];
        float[] keptLabels = new float[kept.length];
        String[] keptIds = new String[kept.length];
        for (int i = 0; i < kept.length; i++) {
            rows.copyRow(kept[i], values, i * schema.size());
            keptLabels[i] = labels[kept[i]];
            keptIds[i] = ids[kept[i]];
        }
        return new RealRows(set, schema, new FloatMatrix(kept.length, schema.size(), values), keptLabels, keptIds);
    }

    /// u(salt, id) of the split protocol.
    double u(String use, int row) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("crc1/" + set + "/" + use + "|" + ids[row]).getBytes(StandardCharsets.UTF_8));
            long first = 0;
            for (int i = 0; i < 8; i++) {
                first = first << 8 | hash[i] & 0xff;
            }
            return (first >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /// The bank of a row by one of the schemes iid4, size4, label4, feat4 (taiwan), iid3 (breast) or parity4 (a9a).
    int bank(String scheme, int row) {
        double ub = u("bank", row);
        return switch (scheme) {
            case "iid3" -> (int) (3 * ub);
            case "iid4" -> (int) (4 * ub);
            case "size4" -> above(ub, 0.50, 0.80, 0.95);
            case "label4" -> labels[row] > 0 ? above(ub, 0.55, 0.80, 0.95) : above(ub, 0.10, 0.30, 0.60);
            case "feat4" -> above(rows.value(row, 0), 50001, 140001, 240001);
            case "parity4" -> (row < 16_280 ? 0 : 2) + row % 2;
            default -> throw new IllegalArgumentException(scheme);
        };
    }

    private static int above(double x, double... bounds) {
        return (int) Arrays.stream(bounds).filter(bound -> x >= bound).count();
    }

    /// The rows by bank, each bank with a sample seed of its own.
    List<OwnerRows> banks(String scheme) {
        int banks = IntStream.range(0, labels.length).map(i -> bank(scheme, i)).max().orElse(0) + 1;
        return IntStream.range(0, banks).mapToObj(b -> {
            RealRows own = where(i -> bank(scheme, i) == b);
            return OwnerRows.of(b, own.rows, own.labels, 7_000 + b);
        }).toList();
    }

    NativeMatrix matrix() throws NativeTrainingException {
        return NativeMatrix.of(schema, rows).withLabels(labels);
    }
}
