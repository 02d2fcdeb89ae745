package io.riskmesh.gateway.demo.simulation;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Cuts a table of the simulator's `lab/` into what each bank has of it: the rows of its own customers, in the table's order, without
/// the column that names the bank. Cells of these tables hold no commas, quotes or line feeds.
public final class BankRows {
    private static final String BANK = "bank";

    private BankRows() {}

    /// @param table CSV under gzip with a column `bank`
    /// @param files where the rows of each bank go, by its number
    /// @throws IOException if the table has no such column, or a bank that no file is for
    public static void cut(Path table, Map<String, Path> files) throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        files.forEach((bank, file) -> parts.put(bank, file.resolveSibling("." + file.getFileName() + ".part")));
        write(table, parts);
        for (Map.Entry<String, Path> part : parts.entrySet()) {
            Files.move(part.getValue(), files.get(part.getKey()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(Path table, Map<String, Path> files) throws IOException {
        Map<String, BufferedWriter> writers = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            int bank = header == null ? -1 : Arrays.asList(header.split(",", -1)).indexOf(BANK);
            if (bank < 0) {
                throw new IOException("no column bank in " + table);
            }
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Files.createDirectories(file.getValue().getParent());
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file.getValue())), StandardCharsets.UTF_8));
                writers.put(file.getKey(), writer);
                line(writer, without(List.of(header.split(",", -1)), bank));
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split(",", -1));
                BufferedWriter writer = writers.get(cells.get(bank));
                if (writer == null) {
                    throw new IOException("nobody is bank " + cells.get(bank) + " in " + table);
                }
                line(writer, without(cells, bank));
            }
        } finally {
            for (BufferedWriter writer : writers.values()) {
                writer.close();
            }
        }
    }

    private static String without(List<String> cells, int column) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            if (c != column) {
                line.append(line.isEmpty() ? "" : ",").append(cells.get(c));
            }
        }
        return line.toString();
    }

    private static void line(BufferedWriter writer, String text) throws IOException {
        writer.write(text);
        writer.write('\n');
    }
}
