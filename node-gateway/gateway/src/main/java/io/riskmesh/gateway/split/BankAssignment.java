package io.riskmesh.gateway.split;

import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Gives the rows of a data set to banks and refuses consortia in which no training may start.
public final class BankAssignment {
    /// Fewer banks are refused everywhere: a sum of two minus one's own data is the other (privacy-rules.md R4).
    public static final int MINIMUM_BANKS = 3;
    /// The protocol's masks and frames are made for at most so many banks.
    public static final int MAXIMUM_BANKS = 64;

    private static final double[] SIZES = {0.50, 0.80, 0.95};
    private static final double[] NEGATIVES = {0.10, 0.30, 0.60};
    private static final double[] POSITIVES = {0.55, 0.80, 0.95};

    private BankAssignment() {}

    /// The banks of a scheme in their order; rows keep the order of the file.
    ///
    /// @param bankSalt salt of the hash schemes
    /// @param fileNames one per data file, for the scheme by file; the group text of each row is its file's name
    public static List<BankRows> of(BankScheme scheme, Dataset rows, String bankSalt, List<String> fileNames) throws Stopped {
        List<BankRows> banks =
                switch (scheme) {
                    case BankScheme.EqualSizes equal -> byHash(rows, bankSalt, "iid" + equal.banks(), equal.banks(),
                            (unit, row) -> (int) (unit * equal.banks()));
                    case BankScheme.SkewedSizes _ -> byHash(rows, bankSalt, "size4", 4, (unit, _) -> below(SIZES, unit));
                    case BankScheme.SkewedLabels _ -> byHash(rows, bankSalt, "label4", 4,
                            (unit, row) -> below(rows.label(row) == 1 ? POSITIVES : NEGATIVES, unit));
                    case BankScheme.ByValue byValue -> byValue(rows, byValue);
                    case BankScheme.ByName byName -> byGroup(rows, byName.column() + "=", groupNames(rows));
                    case BankScheme.ByFile _ -> byGroup(rows, "", fileNames);
                };
        check(banks, rows);
        return banks;
    }

    private interface Owner {
        int bank(double unit, int row);
    }

    private static List<BankRows> byHash(Dataset rows, String salt, String name, int banks, Owner owner) {
        UnitHash unit = new UnitHash(salt);
        int[] bankOfRow = new int[rows.rows()];
        for (int row = 0; row < bankOfRow.length; row++) {
            bankOfRow[row] = owner.bank(unit.of(rows.id(row)), row);
        }
        return banks(bankOfRow, IntStream.range(0, banks).mapToObj(bank -> name + "-" + bank).toList());
    }

    private static List<BankRows> byValue(Dataset rows, BankScheme.ByValue scheme) throws Stopped {
        double[] edges = scheme.edges().stream().mapToDouble(Double::doubleValue).toArray();
        int[] bankOfRow = new int[rows.rows()];
        for (int row = 0; row < bankOfRow.length; row++) {
            bankOfRow[row] = below(edges, number(rows, row, scheme.column()));
        }
        List<String> names = IntStream.range(0, edges.length + 1).mapToObj(bank -> "feat4-" + bank).toList();
        return banks(bankOfRow, names);
    }

    private static double number(Dataset rows, int row, String column) throws Stopped {
        String text = rows.group(row).orElseThrow();
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw Stopped.refused("row " + (row + 1) + ", column " + column
                    + ": expected a number, as --banks feat4 cuts this column, found \"" + text + "\"");
        }
    }

    private static List<String> groupNames(Dataset rows) {
        TreeSet<String> names = new TreeSet<>();
        for (int row = 0; row < rows.rows(); row++) {
            names.add(rows.group(row).orElseThrow());
        }
        return List.copyOf(names);
    }

    private static List<BankRows> byGroup(Dataset rows, String prefix, List<String> names) {
        int[] bankOfRow = new int[rows.rows()];
        for (int row = 0; row < bankOfRow.length; row++) {
            bankOfRow[row] = names.indexOf(rows.group(row).orElseThrow());
        }
        return banks(bankOfRow, names.stream().map(name -> prefix + name).toList());
    }

    /// Index of the first edge above the value; NaN is above every edge.
    private static int below(double[] edges, double value) {
        int bank = 0;
        while (bank < edges.length && !(value < edges[bank])) {
            bank++;
        }
        return bank;
    }

    private static List<BankRows> banks(int[] bankOfRow, List<String> names) {
        List<BankRows> banks = new ArrayList<>();
        for (int bank = 0; bank < names.size(); bank++) {
            int wanted = bank;
            int[] rows = IntStream.range(0, bankOfRow.length).filter(row -> bankOfRow[row] == wanted).toArray();
            banks.add(new BankRows(names.get(bank), rows));
        }
        return banks;
    }

    private static void check(List<BankRows> banks, Dataset rows) throws Stopped {
        if (banks.size() < MINIMUM_BANKS) {
            throw Stopped.refused("too_few_banks: expected at least " + MINIMUM_BANKS + " banks, found " + banks.size()
                    + "; a sum of two banks shows each the other's data");
        }
        if (banks.size() > MAXIMUM_BANKS) {
            throw Stopped.refused("expected at most " + MAXIMUM_BANKS + " banks, found " + banks.size());
        }
        for (BankRows bank : banks) {
            int positives = Arrays.stream(bank.rows()).map(rows::label).sum();
            if (positives == 0 || positives == bank.rows().length) {
                throw Stopped.refused("bank " + bank.name() + ": expected training rows of both classes, found "
                        + bank.rows().length + " rows with " + positives
                        + " positives; such a bank cannot be compared with training alone");
            }
        }
    }
}
