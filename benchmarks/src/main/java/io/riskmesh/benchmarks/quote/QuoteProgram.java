package io.riskmesh.benchmarks.quote;

import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.pki.SignatureMemory;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.List;
import java.util.Locale;

/// `riskmesh bench quote`: a quote of real hardware, verified in ten steps, beside its bare signature checks.
public final class QuoteProgram implements BenchProgram {

    private static final int LEAF = 2;

    @Override
    public String name() {
        return "quote";
    }

    @Override
    public String summary() {
        return "verification of a quote against its bare signature checks";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        RealQuote quote = RealQuote.read();
        BareChecks bare = BareChecks.of(quote);
        SignatureMemory memory = new SignatureMemory(64);
        List<P256Signature> ofQuote = List.of(bare.signature(LEAF), bare.signature(bare.count() - 2), bare.signature(bare.count() - 1));
        SignatureCheck remembered = (key, signature, parts) -> ofQuote.contains(signature) ? key.verifies(signature, parts)
                : memory.isGood(key, signature, parts);
        int times = scale.pick(200, 20);
        progress.say("verifying");
        ResultTable table = new ResultTable("Quote verification", List.of("A", "B", "A, µs", "B, µs", "A : B, CPU time", "must"));
        CpuClock.Work full = repeated(times, () -> quote.verify(SignatureCheck.direct()));
        row(table, "ten steps", bare.count() + " bare checks", "≤ 1.3", times, scale, full, repeated(times, bare::check));
        row(table, "ten steps, collateral remembered", "ten steps", "≤ 0.35", times, scale,
                repeated(times, () -> quote.verify(remembered)), full);
        table.note("Figures are median (minimum..maximum), CPU time of the calling thread. Bare: the signatures of the same verification "
                + "(root, authority, leaf, two lists, signer, TCB information, identity, quoting enclave, quote), keys, messages and "
                + "encodings laid out before. Remembered: all of them but leaf, quoting enclave and quote; what is remembered is still "
                + "parsed, hashed and held against the clock.");
        return new Measured(table, "`java.security.Signature` SHA256withECDSA over the same keys and messages",
                "`docs/examples/sgx`: one SGX quote of version 3 with its collateral",
                scale.pick(15, 5) + " pairs in turn after " + scale.pick(10, 4) + " that warm up; " + times + " verifications each");
    }

    private static void row(ResultTable table, String a, String b, String must, int times, Scale scale, CpuClock.Work ours,
            CpuClock.Work other) throws Exception {
        for (int warmUp = 0; warmUp < scale.pick(10, 4); warmUp++) {
            ours.run();
            other.run();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(15, 5), new ThreadClock(), ours, other);
        table.row(a, b, micros(runs.oursCpuSeconds(), times), micros(runs.peerCpuSeconds(), times), runs.ratio().cell(), must);
    }

    private static String micros(Spread seconds, int times) {
        return String.format(Locale.ROOT, "%.0f (%.0f..%.0f)", seconds.median() / times * 1e6, seconds.min() / times * 1e6,
                seconds.max() / times * 1e6);
    }

    private static CpuClock.Work repeated(int times, CpuClock.Work once) {
        return () -> {
            for (int i = 0; i < times; i++) {
                once.run();
            }
        };
    }
}
