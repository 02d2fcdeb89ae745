package io.riskmesh.gateway.demo.simulation;

import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.incentive.coin.HoldoutCoin;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Takes from tables of the simulator the payments that banks held out by a run's coin, so that one process can train on what the banks
/// trained on. Cells of these tables hold no commas, quotes or line feeds.
public final class HeldOutRows {
    private static final String KEY = "payment_id";

    private HeldOutRows() {}

    /// Removes held-out rows from a table of all banks' rows, and the same payments from another table.
    ///
    /// @param bank column that names the bank whose row it is, `bank-1` being the first invited
    /// @return how many were removed
    public static int remove(Path table, String bank, Path received, HoldoutCoin coin) throws IOException {
        Set<String> gone = new TreeSet<>();
        TreeMap<String, Integer> seen = new TreeMap<>();
        filter(table, header -> {
            int key = header.indexOf(KEY);
            int owner = header.indexOf(bank);
            return cells -> {
                int row = seen.merge(cells.get(owner), 1, Integer::sum) - 1;
                int ordinal = Integer.parseInt(cells.get(owner).replaceFirst("^bank-", "")) - 1;
                boolean held = coin.holdsOut(ByteBuffer.allocate(Long.BYTES).putLong(RowSample.rowId(ordinal, row)).array());
                if (held) {
                    gone.add(cells.get(key));
                }
                return !held;
            };
        });
        filter(received, header -> {
            int key = header.indexOf(KEY);
            return cells -> !gone.contains(cells.get(key));
        });
        return gone.size();
    }

    private interface Filter {
        Predicate<List<String>> of(List<String> header);
    }

    private static void filter(Path table, Filter filter) throws IOException {
        Path part = table.resolveSibling("." + table.getFileName() + ".part");
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8));
                BufferedWriter kept = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            Predicate<List<String>> keeps = filter.of(Arrays.asList(header.split(",", -1)));
            kept.write(header + "\n");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (keeps.test(Arrays.asList(line.split(",", -1)))) {
                    kept.write(line + "\n");
                }
            }
        }
        Files.move(part, table, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
