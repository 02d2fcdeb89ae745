package io.riskmesh.benchmarks.sums;

import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Why keystreams are drawn in chunks of 16 KiB: long calls of the JDK's AES-CTR are slower by an order of magnitude until
/// the loop inside the call is compiled, which a process that makes few long calls never reaches.
final class ChunkRows {
    private static final int BYTES = 8 << 20;

    private final Scale scale;
    private final ResultTable table;

    ChunkRows(Scale scale, ResultTable table) {
        this.scale = scale;
        this.table = table;
    }

    void measure() throws Exception {
        Runnable small = passes(16 << 10);
        Runnable large = passes(1 << 20);
        for (int i = 0; i < 4; i++) {
            small.run();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(15, 5), new ThreadClock(), small::run, large::run);
        table.row("AES-256-CTR, chunks of 16 KiB against 1 MiB", rate(runs.oursCpuSeconds().median()),
                rate(runs.peerCpuSeconds().median()), runs.ratio().cell(), "–", "–");
    }

    private static String rate(double seconds) {
        return String.format(Locale.ROOT, "%.2f GB/s", BYTES / seconds / 1e9);
    }

    private static Runnable passes(int chunk) {
        byte[] zeros = new byte[chunk];
        byte[] out = new byte[chunk];
        return () -> {
            try {
                Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
                for (int at = 0; at < BYTES; at += chunk) {
                    cipher.update(zeros, 0, chunk, out, 0);
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
