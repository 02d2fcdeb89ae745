package io.riskmesh.benchmarks.select;

import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import io.riskmesh.binselect.leaf.CorrectionMaker;
import io.riskmesh.binselect.leaf.LeafSums;
import java.util.Locale;
import java.util.Random;

/// The kernels, each in turn with bare AES over the same leaves read from memory in chunks of 16 KiB.
final class KernelRows {
    private static final int FEATURES = 22;
    private static final int CELLS = 32;

    private final Scale scale;
    private final ResultTable table;
    private final int rows;
    private final byte[] leaves;
    private final long[] values;

    KernelRows(Scale scale, ResultTable table) {
        this.scale = scale;
        this.table = table;
        this.rows = scale.pick(5000, 1500);
        Random random = new Random(SelectProgram.SEED);
        leaves = new byte[rows * FEATURES * CELLS * 16];
        random.nextBytes(leaves);
        values = random.longs(rows, -(1 << 20), 1 << 20).toArray();
    }

    void measure() throws Exception {
        FixedKeyAes aes = FixedKeyAes.of("leaf");
        byte[] out = new byte[rows * FEATURES * 16];
        byte[] bins = new byte[rows * FEATURES];
        CorrectionMaker maker = new CorrectionMaker(aes, FEATURES, CELLS);
        LeafSums sums = new LeafSums(aes, FEATURES, CELLS);
        row("kernel: corrections", aes, "1.6", () -> maker.make(leaves, 0, rows, 1, values, values, 0, out, 0));
        row("kernel: sums of A", aes, "–", () -> {
            for (int row = 0; row < rows; row++) {
                sums.addRow(leaves, row, 1);
            }
            sums.negated();
        });
        row("kernel: sums of B", aes, "–", () -> {
            for (int row = 0; row < rows; row++) {
                sums.addRow(leaves, row, 1, bins, row * FEATURES, out, 2 * row * FEATURES);
            }
            sums.corrected();
        });
    }

    private void row(String what, FixedKeyAes aes, String must, CpuClock.Work ours) throws Exception {
        byte[] chunk = new byte[BlockPermutation.CHUNK_BYTES];
        byte[] permuted = new byte[BlockPermutation.CHUNK_BYTES];
        CpuClock.Work bare = () -> {
            for (int at = 0; at < leaves.length; at += chunk.length) {
                int length = Math.min(chunk.length, leaves.length - at);
                System.arraycopy(leaves, at, chunk, 0, length);
                aes.permute(chunk, permuted, length);
            }
        };
        for (int warmUp = 0; warmUp < scale.pick(30, 15); warmUp++) {
            ours.run();
            bare.run();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(31, 9), new ThreadClock(), ours, bare);
        table.row(what, perUnit(runs.oursCpuSeconds()), perUnit(runs.peerCpuSeconds()), runs.ratio().cell(),
                must.equals("–") ? must : must + " ×", "–");
    }

    private String perUnit(Spread seconds) {
        double units = rows * FEATURES;
        return String.format(Locale.ROOT, "%.0f (%.0f..%.0f) ns", seconds.median() / units * 1e9, seconds.min() / units * 1e9,
                seconds.max() / units * 1e9);
    }
}
