package io.riskmesh.gateway.lab;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.DataFile;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankAssignment;
import io.riskmesh.gateway.split.BankRows;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.gateway.split.SplitSalts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Loaded rows, split into training and test and given to banks.
///
/// @param name of the data set, from its first file
/// @param holdOut training and test rows
/// @param banks owners of the training rows
/// @param salts of the hash split and of the hash schemes
public record LabData(String name, HoldOut holdOut, List<BankRows> banks, SplitSalts salts) {
    /// Copies the list.
    public LabData {
        banks = List.copyOf(banks);
    }

    /// Loads, splits and assigns, or says in one line why not.
    public static LabData load(DataRequest request) throws Stopped {
        ColumnChoice columns = withBankColumn(request);
        boolean byFile = request.scheme() instanceof BankScheme.ByFile;
        Dataset rows = new DatasetLoader(columns, byFile).load(request.data());
        String stem = new DataFile(request.data().getFirst()).stem();
        SplitSalts salts = SplitSalts.of(request.splitSalt(), stem);
        HoldOut holdOut = request.test().isEmpty()
                ? HoldOut.byHash(rows, salts.split(), request.testShare())
                : new HoldOut(rows, new DatasetLoader(request.columns()).load(request.test(), rows.schema()));
        List<BankRows> banks = BankAssignment.of(
                request.scheme(), holdOut.train(), salts.bank(), DatasetLoader.groupNames(request.data()));
        return new LabData(stem, holdOut, banks, salts);
    }

    private static ColumnChoice withBankColumn(DataRequest request) {
        return switch (request.scheme()) {
            case BankScheme.ByValue byValue -> request.columns().withGroup(byValue.column());
            case BankScheme.ByName byName -> excluding(request.columns(), byName.column()).withGroup(byName.column());
            case BankScheme.EqualSizes _, BankScheme.SkewedSizes _, BankScheme.SkewedLabels _, BankScheme.ByFile _ ->
                request.columns();
        };
    }

    /// The column that names a row's bank is no feature, unless the user lists it as one.
    private static ColumnChoice excluding(ColumnChoice columns, String bankColumn) {
        if (!columns.features().isEmpty()) {
            return columns;
        }
        List<String> exclude = new ArrayList<>(columns.exclude());
        exclude.add(bankColumn);
        return new ColumnChoice(columns.label(), columns.positive(), columns.id(), columns.weight(), Optional.empty(),
                List.of(), exclude, columns.categorical());
    }
}
