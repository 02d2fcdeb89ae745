package io.riskmesh.benchmarks.incentive;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankAssignment;
import io.riskmesh.gateway.split.BankRows;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.gateway.split.SplitSalts;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The credit card customers of Yeh and Lien (2009), given to banks as the shared data's protocol says; the test rows stay out.
final class TaiwanBanks {

    private static final Path FILE =
            Path.of(System.getProperty("riskmesh.data", "../shared/data")).resolve("taiwan_default/UCI_Credit_Card.csv.gz");
    private static final double TEST_SHARE = 0.2;

    private TaiwanBanks() {}

    /// Empty where the extra data is not there.
    static Optional<Scenario> of(BankScheme scheme, String name) throws Stopped {
        if (!Files.isRegularFile(FILE)) {
            return Optional.empty();
        }
        ColumnChoice columns = new ColumnChoice(Optional.of("default.payment.next.month"), Optional.empty(), Optional.of("ID"),
                Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
        SplitSalts salts = SplitSalts.of(Optional.of("taiwan"), "taiwan");
        Dataset rows = HoldOut.byHash(new DatasetLoader(columns).load(List.of(FILE)), salts.split(), TEST_SHARE).train();
        List<PlayerRows> players = new ArrayList<>();
        for (BankRows bank : BankAssignment.of(scheme, rows, salts.bank(), List.of())) {
            Dataset own = rows.select(bank.rows());
            float[] labels = new float[own.rows()];
            String[] ids = new String[own.rows()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = own.label(row);
                ids[row] = own.id(row);
            }
            players.add(new PlayerRows(new PartyId("Bank" + (char) ('A' + players.size())), own.matrix(), labels, List.of(ids)));
        }
        return Optional.of(new Scenario(name, rows.schema(), players));
    }
}
