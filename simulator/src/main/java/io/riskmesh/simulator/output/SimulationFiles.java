package io.riskmesh.simulator.output;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes a whole simulation. A bank's folder holds only what that bank sees on days on which it takes part.
public final class SimulationFiles {

    private final Parameters parameters;
    private final List<Payment> payments;

    public SimulationFiles(Parameters parameters, List<Payment> payments) {
        this.parameters = parameters;
        this.payments = payments;
    }

    /// Writes all files and gives their entries; `named` hears the name of each file before it is written.
    public List<FileEntry> write(OutputFolder folder, Consumer<String> named) throws OutputException {
        try {
            try {
                List<FileEntry> entries = new ArrayList<>();
                for (Rows rows : files()) {
                    named.accept(rows.name());
                    entries.add(rows.write(folder.beside(), payments));
                }
                entries.add(TextFile.write(folder.beside(), "lab/README.txt", new LabTable(parameters).readme()));
                folder.publish(Manifest.of(parameters, payments.size(), entries));
                return List.copyOf(entries);
            } catch (IOException e) {
                folder.discard();
                throw e;
            }
        } catch (IOException e) {
            throw new OutputException("Could not write the output: " + e.getMessage(), e);
        }
    }

    private List<Rows> files() {
        List<Rows> files = new ArrayList<>();
        for (int bank = 0; bank < parameters.banks(); bank++) {
            int k = bank;
            String at = Columns.bank(bank) + "/";
            files.add(Columns.payerSide(at + "payments_payer.csv.gz", p -> pays(p, k)));
            files.add(Columns.payeeSide(at + "payments_payee.csv.gz", p -> receives(p, k)));
            files.add(Columns.labels(at + "labels.csv.gz", p -> isReported(p) && pays(p, k)));
            files.add(Columns.payerFeatures(at + "features_payer.csv.gz", p -> pays(p, k)));
            files.add(Columns.payeeFeatures(at + "features_payee.csv.gz", p -> receives(p, k)));
        }
        LabTable lab = new LabTable(parameters);
        files.add(Columns.truth("truth/payments.csv.gz"));
        files.add(Columns.stream("stream/requests.csv.gz", lab::tests));
        files.addAll(lab.files());
        return files;
    }

    /// What is reported after the last day is not known yet.
    private boolean isReported(Payment p) {
        return p.report().filter(r -> Calendar.dayOf(r.at()) < parameters.days()).isPresent();
    }

    private boolean pays(Payment p, int bank) {
        return p.payer().bank() == bank && parameters.member(bank, Calendar.dayOf(p.at()));
    }

    private boolean receives(Payment p, int bank) {
        return p.payee().bank() == bank && parameters.member(bank, Calendar.dayOf(p.at()));
    }
}
