package io.riskmesh.benchmarks.sums;

import io.riskmesh.benchmarks.measure.PeakMemory;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.List;

/// `riskmesh bench secure-sum`: what masking, fingerprints and whole aggregations cost (design `secure-sum.md` section 13).
public final class SecureSumProgram implements BenchProgram {
    static final long SEED = 20_260_101;

    @Override
    public String name() {
        return "secure-sum";
    }

    @Override
    public String summary() {
        return "masked sums: kernels against bare AES-CTR, whole aggregations by role, key set-up";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable(
                "Masked sums", List.of("what", "ours", "peer", "ratio, pair by pair", "must", "goal"));
        // First, while nothing has warmed the cipher up for long calls.
        progress.say("chunk sizes");
        new ChunkRows(scale, table).measure();
        progress.say("kernels");
        new KernelRows(scale, table).measure();
        progress.say("whole aggregations");
        new ProtocolRows(scale, table).measure();
        table.note("Figures are median (minimum..maximum). Kernels: CPU time of the one thread, keystream included; the peer is "
                + "bare AES-256-CTR with as many keys over as many bytes. `mask` begins with signed integers and ends with "
                + "encoded residues.");
        table.note("");
        table.note("Aggregations: CPU time of one thread that plays all parties, every message encoded and decoded, journal "
                + "entries encoded and not written, no network. Pair keys X25519 and ML-KEM-768; AES-256; SIGNED means one "
                + "ML-DSA-65 signature per record, TAGGED one HMAC per record and recipient, and one signature per slot, "
                + "which stands in a row of its own.");
        table.note("");
        table.note("Peak resident memory of the whole program: " + (PeakMemory.bytes() >> 20) + " MiB.");
        return new Measured(table, "bare AES-256-CTR of the same JDK, one thread",
                "seed " + SEED + ", uniform cells", "kernels "
                        + scale.pick(31, 9) + " pairs in turn after warm-up; aggregations: last third of the rounds");
    }
}
