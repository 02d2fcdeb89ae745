package io.riskmesh.benchmarks.verify;

import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `riskmesh bench ledger-verify`: stages S1 to S3 over a block file, beside the bare signature checks.
public final class LedgerVerifyProgram implements BenchProgram {

    @Override
    public String name() {
        return "ledger-verify";
    }

    @Override
    public String summary() {
        return "offline verification of block files against bare signature checks, one thread";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        int blocks = scale.pick(1000, 40);
        int perBlock = scale.pick(10, 10);
        ResultTable table = new ResultTable("Offline verification", List.of("what", "transactions", "ours, per second",
                "bare signature checks, transactions per second", "ours : bare, speed (must 0.7)", "must, per second"));
        Path folder = Files.createTempDirectory("riskmesh-verify");
        try {
            progress.say("writing " + blocks + " blocks");
            new MadeBlocks(Instant.now()).write(folder, blocks, perBlock);
            progress.say("verifying");
            measure(table, folder, blocks * perBlock, scale);
        } finally {
            delete(folder);
        }
        table.note("Figures are median (minimum..maximum). CPU time of the one thread that does all of it; the collector is not in "
                + "it. Bare: every signature of the file, keys and messages laid out before, nothing else. Stages S1, S2 and S3; "
                + "S4 and S5 have nothing to do in these blocks.");
        return new Measured(table, "`java.security.Signature` SHA256withECDSA over the same keys and messages",
                "fresh keys; " + blocks + " blocks of " + perBlock + " transactions, each with 1 creator's signature, 2 endorsements "
                        + "and a value of " + MadeBlocks.VALUE_BYTES + " bytes",
                scale.pick(9, 3) + " pairs in turn after 2 that warm up");
    }

    private static void measure(ResultTable table, Path folder, int transactions, Scale scale) throws Exception {
        BareSignatures bare = BareSignatures.of(folder);
        for (int i = 0; i < 2; i++) {
            verify(folder);
            bare.check();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(9, 3), new ThreadClock(), () -> verify(folder), bare::check);
        table.row("S1 to S3", Integer.toString(transactions), perSecond(transactions, runs.oursCpuSeconds().median()),
                perSecond(transactions, runs.peerCpuSeconds().median()),
                String.format(Locale.ROOT, "%.3g (%.3g..%.3g)", 1 / runs.ratio().median(), 1 / runs.ratio().max(),
                        1 / runs.ratio().min()), "300");
    }

    private static String perSecond(int transactions, double seconds) {
        return String.format(Locale.ROOT, "%.0f", transactions / seconds);
    }

    private static void verify(Path folder) throws Exception {
        try (BlockSource source = SegmentedBlocks.open(folder)) {
            if (!new LedgerVerifier(VerificationOptions.none(), Optional.empty()).verify(source).isVerified()) {
                throw new IllegalStateException("Honest blocks do not verify");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
