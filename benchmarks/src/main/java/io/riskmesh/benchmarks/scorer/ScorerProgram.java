package io.riskmesh.benchmarks.scorer;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.receipt.GroupSigner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// `riskmesh bench scorer`: a sealed score on an idle loopback beside one signature and an echo; receipts signed in groups beside one
/// signature each.
public final class ScorerProgram implements BenchProgram {

    private static final int TREES = 100;
    static final int FEATURES = 30;
    private static final int DEPTH = 6;
    private static final int HALF_BYTES = 600;
    private static final int RECEIPT_BYTES = 900;

    @Override
    public String name() {
        return "scorer";
    }

    @Override
    public String summary() {
        return "sealed scores over loopback against one signature and an echo, receipts in groups against one signature each";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        int calls = scale.pick(1_000, 200);
        int rounds = scale.pick(9, 3);
        ResultTable table = new ResultTable("Scorer", List.of("A", "B", "A, µs", "B, µs", "A : B", "must"));
        SigningKey key = SigningKey.generate();
        progress.say("sealed scores");
        try (IdleScorer scorer = new IdleScorer(ensemble());
                EchoServer echo = new EchoServer(key, SealedScore.SEALED_BYTES + 1);
                EnclaveConnection line = new EnclaveConnection(echo.connect())) {
            float[] row = new float[FEATURES];
            paired(table, "sealed score, p50", "P-256 signature and echo, p50", "≤ 1.5", rounds,
                    () -> median(calls, () -> scorer.score(row)),
                    () -> median(calls, () -> line.call(FrameType.SCORE, new byte[HALF_BYTES], 60_000)));
        }
        progress.say("receipts");
        int receipts = scale.pick(20_000, 4_000);
        GroupSigner signer = new GroupSigner("HarbourMSP.s1", 1, key.pair().getPrivate());
        paired(table, "receipt signed in a group", "one signature each", "≤ 0.2", rounds,
                () -> inGroups(signer, receipts), () -> oneByOne(key, receipts / 10));
        progress.say("starts");
        table.row("process start to first score", "–", ScorerStart.seconds(scale.pick(5, 2)).cell() + " s", "–", "–", "≤ 3 s");
        table.note("Figures are median (minimum..maximum) of " + rounds + " rounds, wall time per score or receipt. The sealed score is a payer-only one of "
                + TREES + " trees x " + FEATURES + " features: sealing, frame, opening, all checks, kernel, receipt, group of one, sealing, "
                + "frame, opening; both ends in one process, the evidence simulated. The start: a new process with the heap and the collector of the "
                + "scorer's image, from the Java machine's start over epoch, mandate, session, key release, self-test and warming to a score. Groups: a virtual thread for each receipt, all at once.");
        return new Measured(table, "`java.security.Signature` SHA256withECDSA; a frame echo over the same sockets", "made trees, seed 1",
                rounds + " rounds in turn after one that warms up; " + calls + " calls, " + receipts + " receipts each");
    }

    /// A measurement in microseconds.
    @FunctionalInterface
    private interface Figure {
        double micros() throws Exception;
    }

    /// What is timed.
    @FunctionalInterface
    private interface Work {
        Object run() throws Exception;
    }

    private static void paired(ResultTable table, String a, String b, String must, int rounds, Figure ours, Figure peer)
            throws Exception {
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        ours.micros();
        peer.micros();
        for (int i = 0; i < rounds; i++) {
            left.add(ours.micros());
            right.add(peer.micros());
            ratios.add(left.getLast() / right.getLast());
        }
        table.row(a, b, cell(left), cell(right), Spread.of(ratios).cell(), must);
    }

    private static String cell(List<Double> micros) {
        Spread spread = Spread.of(micros);
        return String.format(Locale.ROOT, "%.1f (%.1f..%.1f)", spread.median(), spread.min(), spread.max());
    }

    private static double median(int calls, Work work) throws Exception {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[calls / 2] / 1e3;
    }

    private static double inGroups(GroupSigner signer, int receipts) throws InterruptedException {
        byte[] receipt = new byte[RECEIPT_BYTES];
        Callable<GroupSignature> one = () -> signer.sign(receipt);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(receipts, one));
        }
        return (System.nanoTime() - start) / 1e3 / receipts;
    }

    private static double oneByOne(SigningKey key, int receipts) {
        byte[] receipt = new byte[RECEIPT_BYTES];
        long start = System.nanoTime();
        for (int i = 0; i < receipts; i++) {
            key.sign(receipt);
        }
        return (System.nanoTime() - start) / 1e3 / receipts;
    }

    static TreeEnsemble ensemble() {
        Random random = new Random(1);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            TreeBuilder tree = RegressionTree.builder();
            grow(random, tree, tree.addRoot(), DEPTH, 64f);
            trees.add(tree.build());
        }
        return new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(FEATURES), trees);
    }

    private static void grow(Random random, TreeBuilder tree, int node, int depth, float cover) {
        tree.setStatistics(node, 0f, cover, 0f);
        if (depth == 0) {
            tree.setLeaf(node, (float) random.nextGaussian() / 16);
            return;
        }
        int left = tree.expand(node, random.nextInt(FEATURES), random.nextInt(-100, 100) / 100f, random.nextBoolean());
        grow(random, tree, left, depth - 1, cover / 2);
        grow(random, tree, left + 1, depth - 1, cover / 2);
    }
}
