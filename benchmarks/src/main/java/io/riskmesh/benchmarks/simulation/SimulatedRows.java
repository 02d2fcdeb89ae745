package io.riskmesh.benchmarks.simulation;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.world.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One network's payments as training tables, which take the way of files as all rows do.
///
/// @param payer with the payers' columns, for A and B
/// @param both with both sides' columns, for C
/// @param test the payments of the test rows, in their order
record SimulatedRows(LabData payer, LabData both, List<Payment> test) {

    static SimulatedRows of(Parameters parameters, List<Payment> payments) throws Stopped, IOException {
        LabTable table = new LabTable(parameters);
        Path folder = Files.createTempDirectory("riskmesh-bench");
        try {
            table.write(folder, payments);
            return new SimulatedRows(load(folder, "_payer"), load(folder, ""), payments.stream().filter(table::tests).toList());
        } finally {
            delete(folder);
        }
    }

    SimulatedRows {
        for (LabData data : List.of(payer, both)) {
            if (data.test().rows() != test.size()) {
                throw new IllegalStateException("Expected " + test.size() + " test rows, got " + data.test().rows());
            }
        }
        for (int row = 0; row < test.size(); row++) {
            if (!test.get(row).id().equals(both.test().id(row))) {
                throw new IllegalStateException("Test row " + row + " is not payment " + test.get(row).id());
            }
        }
    }

    private static LabData load(Path folder, String side) throws Stopped {
        ColumnChoice columns = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.of("payment_id"), Optional.of("w"),
                Optional.empty(), List.of(), List.of(), List.of());
        return LabData.load(new DataRequest(List.of(folder.resolve("lab/train" + side + ".csv.gz")),
                List.of(folder.resolve("lab/test" + side + ".csv.gz")), columns, new BankScheme.ByName("bank"),
                Optional.of("simulation"), 0.5), 0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
