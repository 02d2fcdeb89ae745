package io.riskmesh.benchmarks.receipts;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `riskmesh bench receipt-log`: trees, proofs, anchors, and the projection that reads them back (design `ledger.md` section 8).
public final class ReceiptLogProgram implements BenchProgram {

    @Override
    public String name() {
        return "receipt-log";
    }

    @Override
    public String summary() {
        return "receipt trees, proofs and anchors beside bare SHA-256; the projection's pages and its lag";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        Path home = Files.createTempDirectory("bench-receipts");
        try {
            ResultTable table = new ResultTable("Receipt log and projection", List.of("what", "figure", "must", "beside"));
            int rounds = scale.pick(51, 11);
            new TreeRows(rounds).add(table, progress);
            int epochs = scale.pick(20, 4);
            try (FoundedLedger ledger = FoundedLedger.start(home.resolve("ledger"))) {
                new AnchorRows(ledger, epochs).add(table, progress);
                new LagRows(ledger, scale.pick(20, 4)).add(home, table, progress);
            }
            new MillionRows(scale.pick(1_000_000, 20_000), scale.pick(2_000, 200)).add(home, table, progress);
            table.note("Trees and proofs: CPU time of one thread. Anchors go through the real contract of an embedded ledger of three banks in "
                    + "the same process; close to commit is from the moment an epoch was due to its anchor in a block. The projection follows the "
                    + "same ledger's block events while 16 logs anchor as fast as they can; its lag is sampled each 10 ms.");
            return new Measured(table, "SHA-256 of the JDK over the same bytes, as many hashes", "generated receipts and facts, seed 1",
                    rounds + " pairs for the tree, " + rounds + " rounds for proofs, " + epochs
                            + " epochs; cells are median (minimum..maximum) unless they say otherwise");
        } finally {
            delete(home);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
