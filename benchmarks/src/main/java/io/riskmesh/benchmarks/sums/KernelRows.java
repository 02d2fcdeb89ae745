package io.riskmesh.benchmarks.sums;

import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.mask.Fingerprint;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The two hot loops, each in turn with bare AES-CTR over the same number of bytes and keys.
final class KernelRows {
    private final Random random = new Random(SecureSumProgram.SEED);
    private final Scale scale;
    private final ResultTable table;
    private final int cells;

    KernelRows(Scale scale, ResultTable table) {
        this.scale = scale;
        this.table = table;
        this.cells = scale.pick(1_000_000, 200_000);
    }

    void measure() throws Exception {
        mask(Field.P61, 3, "", "2.5");
        mask(Field.P61, 10, "10", "7.5");
        mask(Field.P61, 30, "", "24");
        mask(Field.T40, 10, "", "");
        fingerprint(Field.P61, "6", "3");
        fingerprint(Field.T40, "", "");
    }

    private void mask(Field field, int streams, String must, String goal) throws Exception {
        long[] values = new long[cells];
        for (int i = 0; i < cells; i++) {
            values[i] = random.nextLong(-field.signedLimit(), field.signedLimit() + 1);
        }
        List<MaskStream> masks = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            masks.add(i % 2 == 0 ? MaskStream.added(key()) : MaskStream.subtracted(key()));
        }
        AesCtrKeystreams keystreams = new AesCtrKeystreams();
        row("mask, " + streams + " streams, " + field, streams, field, must, goal,
                () -> VectorMasker.mask(field, values, masks, keystreams));
    }

    private void fingerprint(Field field, String must, String goal) throws Exception {
        byte[] residues = new byte[cells * field.cellBytes()];
        VectorMasker.apply(field, residues, List.of(MaskStream.added(key())), new AesCtrKeystreams());
        List<Secret> keys = new ArrayList<>();
        for (int copy = 0; copy < field.fingerprintCopies(); copy++) {
            keys.add(key());
        }
        AesCtrKeystreams keystreams = new AesCtrKeystreams();
        row("fingerprint, " + keys.size() + " copies, " + field, keys.size(), field, must, goal,
                () -> Fingerprint.of(field, residues, keys, keystreams));
    }

    private void row(String what, int streams, Field field, String must, String goal, CpuClock.Work ours)
            throws Exception {
        BareCtr bare = new BareCtr(streams, (long) cells * field.cellBytes(), random);
        for (int warmUp = 0; warmUp < scale.pick(30, 20); warmUp++) {
            ours.run();
            bare.run();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(31, 9), new ThreadClock(), ours, bare::run);
        table.row(what, perCell(runs.oursCpuSeconds()) + " ns per cell", perCell(runs.peerCpuSeconds()) + " ns per cell",
                runs.ratio().cell(), must.isEmpty() ? "–" : must + " ns", goal.isEmpty() ? "–" : goal + " ns");
    }

    private String perCell(Spread seconds) {
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", seconds.median() / cells * 1e9, seconds.min() / cells * 1e9,
                seconds.max() / cells * 1e9);
    }

    private Secret key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Secret.wrap(key);
    }
}
