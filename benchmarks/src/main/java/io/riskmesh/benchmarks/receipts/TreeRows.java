package io.riskmesh.benchmarks.receipts;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.MerkleTree;
import io.riskmesh.ledger.receipt.TreeHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Tree and proofs, on one thread, by its CPU time.
final class TreeRows {
    static final int LEAVES = 10_000;
    private static final int WARM_UP = 100;

    private static final int PADDING_BYTES = 32;

    private final List<byte[]> leaves = Receipts.leaves(LEAVES);
    private final List<byte[]> padding = Collections.nCopies(LEAVES, new byte[PADDING_BYTES]);
    private final ThreadClock clock = new ThreadClock();
    private final int rounds;
    private long sink;

    TreeRows(int rounds) {
        this.rounds = rounds;
    }

    void add(ResultTable table, Progress progress) throws Exception {
        progress.say("tree of " + LEAVES + " leaves");
        tree("receipts", leaves, table);
        tree("leaves of padding", padding, table);
        hashes(table);
        proofs(table, progress);
    }

    private void tree(String what, List<byte[]> of, ResultTable table) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            tree(of);
            bare(of);
        }
        PairedRuns runs = PairedRuns.measure(rounds, clock, () -> tree(of), () -> bare(of));
        table.row(String.format(Locale.ROOT, "tree of %,d %s of %d bytes, root", LEAVES, what, of.getFirst().length),
                millis(runs.oursCpuSeconds()) + " ms CPU", "<= 5 ms", "bare SHA-256 of the same " + millis(runs.peerCpuSeconds())
                        + " ms; ratio " + runs.ratio().cell());
    }

    // What an epoch's end costs a gateway: its log hashed each leaf when it wrote the record.
    private void hashes(ResultTable table) throws Exception {
        TreeHash hash = new TreeHash();
        List<Digest> hashed = leaves.stream().map(hash::leaf).toList();
        for (int i = 0; i < WARM_UP; i++) {
            ofHashes(hashed);
            tree(leaves);
        }
        PairedRuns runs = PairedRuns.measure(rounds, clock, () -> ofHashes(hashed), () -> tree(leaves));
        table.row(String.format(Locale.ROOT, "tree of %,d receipts hashed as they were logged, root", LEAVES),
                millis(runs.oursCpuSeconds()) + " ms CPU", "<= 5 ms", "with the leaves' hashes " + millis(runs.peerCpuSeconds())
                        + " ms; ratio " + runs.ratio().cell());
    }

    private void ofHashes(List<Digest> hashed) {
        MerkleTree tree = new MerkleTree();
        hashed.forEach(tree::appendHash);
        sink += tree.root().toBytes()[0];
    }

    private static String millis(Spread seconds) {
        return new Spread(seconds.median() * 1e3, seconds.min() * 1e3, seconds.max() * 1e3, seconds.count()).cell();
    }

    private void tree(List<byte[]> of) {
        sink += MerkleTree.of(of).root().toBytes()[0];
    }

    // As many hashes over as many bytes: each leaf, and a node for each leaf but one.
    private void bare(List<byte[]> of) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] node = new byte[65];
        for (byte[] leaf : of) {
            sha.update((byte) 0);
            sink += sha.digest(leaf)[0];
        }
        for (int i = 1; i < of.size(); i++) {
            sink += sha.digest(node)[0];
        }
    }

    private void proofs(ResultTable table, Progress progress) throws Exception {
        progress.say("proofs");
        MerkleTree tree = MerkleTree.of(leaves);
        Digest root = tree.root();
        List<Double> made = new ArrayList<>();
        List<Double> checked = new ArrayList<>();
        for (int round = 0; round < rounds + 2; round++) {
            List<InclusionProof> proofs = new ArrayList<>(LEAVES);
            Cost making = clock.time(() -> {
                for (int i = 0; i < LEAVES; i++) {
                    proofs.add(tree.inclusion(i, LEAVES));
                }
            });
            Cost checking = clock.time(() -> check(proofs, root));
            if (round >= 2) {
                made.add(LEAVES / making.cpuSeconds() / 1e3);
                checked.add(LEAVES / checking.cpuSeconds() / 1e3);
            }
        }
        table.row("inclusion proofs made", Spread.of(made).cell() + " thousand/s/core", ">= 100", "one of " + LEAVES + " leaves each");
        table.row("inclusion proofs checked", Spread.of(checked).cell() + " thousand/s/core", "-", "the leaf's own hash included");
    }

    private void check(List<InclusionProof> proofs, Digest root) {
        for (int i = 0; i < LEAVES; i++) {
            if (!proofs.get(i).proves(leaves.get(i), root)) {
                throw new IllegalStateException("A proof made here proves; sink " + sink);
            }
        }
    }
}
