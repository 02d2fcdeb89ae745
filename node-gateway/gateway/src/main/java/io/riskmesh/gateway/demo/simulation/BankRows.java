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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Cuts tables of the simulator's `lab/` into what each bank has of them, in the tables' order. Cells of these tables hold no commas,
/// quotes or line feeds.
///
/// @param parties ids of the banks by the simulator's names; the other side of a payment is named so
public record BankRows(Map<String, String> parties) {
    /// Column of the rows of sent payments with the payee's bank.
    public static final String PAYEE_BANK = "payee_bank";
    /// Column of the rows of received payments with the payer's bank.
    public static final String PAYER_BANK = "payer_bank";
    /// Column of both that names a payment.
    public static final String KEY = "payment_id";

    private static final String BANK = "bank";

    public BankRows {
        parties = Map.copyOf(parties);
    }

    /// Payments that the bank's own customers made, without the column that names the bank.
    ///
    /// @param table CSV under gzip with the columns `bank` and `payee_bank`
    /// @param files where the rows of each bank go, by the simulator's name of it
    /// @throws IOException if the table has no such column, or a bank that no file is for
    public void sent(Path table, Map<String, Path> files) throws IOException {
        cut(table, BANK, files, header -> {
            int own = header.indexOf(BANK);
            int other = header.indexOf(PAYEE_BANK);
            return new Cut(without(header, own), cells -> Optional.of(without(named(cells, other, cells.get(other)), own)));
        });
    }

    /// Payments that the bank's own customers received, with the payer's bank in the place of their own.
    ///
    /// @param sent table of the payments as their payers' banks have them; others are left out
    /// @param received CSV under gzip with the columns `payment_id` and `payee_bank`
    public void received(Path sent, Path received, Map<String, Path> files) throws IOException {
        Map<String, String> payers = payers(sent);
        cut(received, PAYEE_BANK, files, header -> {
            int key = header.indexOf(KEY);
            int bank = header.indexOf(PAYEE_BANK);
            return new Cut(with(header, bank, PAYER_BANK), cells -> Optional.ofNullable(payers.get(cells.get(key))).map(payer -> named(cells, bank, payer)));
        });
    }

    // What of a row is written; empty: nothing.
    private record Cut(List<String> header, Function<List<String>, Optional<List<String>>> row) {}

    private static Map<String, String> payers(Path sent) throws IOException {
        Map<String, String> payers = new HashMap<>();
        try (BufferedReader lines = lines(sent)) {
            List<String> header = header(sent, lines, BANK);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = cells(line);
                payers.put(cells.get(header.indexOf(KEY)), cells.get(header.indexOf(BANK)));
            }
        }
        return payers;
    }

    private void cut(Path table, String owner, Map<String, Path> files, Function<List<String>, Cut> how) throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        files.forEach((bank, file) -> parts.put(bank, file.resolveSibling("." + file.getFileName() + ".part")));
        write(table, owner, parts, how);
        for (Map.Entry<String, Path> part : parts.entrySet()) {
            Files.move(part.getValue(), files.get(part.getKey()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void write(Path table, String owner, Map<String, Path> files, Function<List<String>, Cut> how) throws IOException {
        Map<String, BufferedWriter> writers = new LinkedHashMap<>();
        try (BufferedReader lines = lines(table)) {
            List<String> header = header(table, lines, owner);
            Cut cut = how.apply(header);
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Files.createDirectories(file.getValue().getParent());
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file.getValue())), StandardCharsets.UTF_8));
                writers.put(file.getKey(), writer);
                line(writer, cut.header);
            }
            int bank = header.indexOf(owner);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = cells(line);
                BufferedWriter writer = writers.get(cells.get(bank));
                if (writer == null) {
                    throw new IOException("nobody is bank " + cells.get(bank) + " in " + table);
                }
                Optional<List<String>> row = cut.row.apply(cells);
                if (row.isPresent()) {
                    line(writer, row.get());
                }
            }
        } finally {
            for (BufferedWriter writer : writers.values()) {
                writer.close();
            }
        }
    }

    private static BufferedReader lines(Path table) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8));
    }

    private static List<String> header(Path table, BufferedReader lines, String owner) throws IOException {
        List<String> header = cells(Optional.ofNullable(lines.readLine()).orElse(""));
        for (String column : List.of(KEY, PAYEE_BANK, owner)) {
            if (!header.contains(column)) {
                throw new IOException("no column " + column + " in " + table);
            }
        }
        return header;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private List<String> named(List<String> cells, int column, String bank) {
        return with(cells, column, parties.getOrDefault(bank, bank));
    }

    private static List<String> with(List<String> cells, int column, String cell) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(column, cell);
        return changed;
    }

    private static List<String> without(List<String> cells, int column) {
        List<String> left = new ArrayList<>(cells);
        left.remove(column);
        return left;
    }

    private static void line(BufferedWriter writer, List<String> cells) throws IOException {
        writer.write(String.join(",", cells));
        writer.write('\n');
    }
}
