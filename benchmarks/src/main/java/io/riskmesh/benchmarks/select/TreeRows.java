package io.riskmesh.benchmarks.select;

import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.binselect.cost.PairCost;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.punctured.MemoryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Set-up, trees and levels of the pair that design `joint-training.md` section 11 names: 5,000 rows, 22 features, 32 cells,
/// depth 6.
final class TreeRows {
    static final SelectParameters PAIR = new SelectParameters(5000, 22, 31, 20, 500_000);
    private static final int LEVELS = 6;
    private static final int PAIRS_PER_BANK = 4;

    private final Scale scale;
    private final ResultTable table;
    private final Random random = new Random(SelectProgram.SEED);
    private final List<Double> ownerSetUp = new ArrayList<>();
    private final List<Double> holderSetUp = new ArrayList<>();
    private long setUpBytes;
    private long treeBytes;

    TreeRows(Scale scale, ResultTable table) {
        this.scale = scale;
        this.table = table;
    }

    /// Of one role, per tree.
    private record Times(List<Double> corrections, List<Double> root, List<Double> below) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Spread tree() {
            List<Double> sums = new ArrayList<>();
            for (int i = 0; i < root.size(); i++) {
                sums.add(corrections.get(i) + root.get(i) + below.get(i));
            }
            return Spread.of(sums);
        }
    }

    void measure() {
        Times ownerKept = new Times();
        Times holderKept = new Times();
        trees(MemoryPlan.all(), ownerKept, holderKept);
        Times ownerAgain = new Times();
        Times holderAgain = new Times();
        trees(MemoryPlan.none(), ownerAgain, holderAgain);
        PairCost predicted = PairCost.of(PAIR, LEVELS, true);
        double units = PAIR.rowFeatures();
        row("set-up, A", perUnit(ownerSetUp, units), nanos(predicted.setUpNanos() / units), "–", "–");
        row("set-up, B", perUnit(holderSetUp, units), nanos(predicted.setUpNanos() / units), "–", "–");
        row("corrections, A", perUnit(ownerKept.corrections(), units), "–", "–", "–");
        row("level of all rows, A, leaves kept", perUnit(ownerKept.root(), units), "–", "150 ns", "100 ns");
        row("level of all rows, B, leaves kept", perUnit(holderKept.root(), units), "–", "150 ns", "100 ns");
        double below = units * (LEVELS - 1) / 2;
        row("levels below, A, leaves kept", perUnit(ownerKept.below(), below), "–", "150 ns", "100 ns");
        row("levels below, B, leaves kept", perUnit(holderKept.below(), below), "–", "150 ns", "100 ns");
        row("level of all rows, A, leaves made again", perUnit(ownerAgain.root(), units), "–", "–", "150 ns");
        row("level of all rows, B, leaves made again", perUnit(holderAgain.root(), units), "–", "–", "150 ns");
        row("set-up, bytes both ways", one(setUpBytes / units) + " bytes", one(predicted.setUpBytes() / units) + " bytes", "257 bytes", "245 bytes");
        row("tree, bytes", one(treeBytes / units) + " bytes", one(predicted.treeBytes() / units) + " bytes", "16.8 bytes", "16 bytes");
        bank("5 banks, CPU per bank and tree, leaves kept", ownerKept, holderKept, PairCost.of(PAIR, LEVELS, true), "1.0 s", "0.5 s");
        bank("5 banks, CPU per bank and tree, leaves made again", ownerAgain, holderAgain, PairCost.of(PAIR, LEVELS, false), "–", "–");
        table.note("A row's figure is per row and feature, and per level where it is one; peer is the planner's prediction. A bank of five is A to "
                + "four others and B to four others: its CPU per tree is four times that of both roles. Leaves kept: "
                + (predicted.leafBytes() >> 20) + " MiB per role and pair.");
        table.note("");
    }

    private void trees(MemoryPlan memory, Times owner, Times holder) {
        for (int run = 0; run < scale.pick(4, 2); run++) {
            BenchPair pair = new BenchPair(PAIR, memory, random);
            pair.setUp();
            boolean warm = run > 0;
            if (warm) {
                ownerSetUp.add(pair.owner.nanos / 1e9);
                holderSetUp.add(pair.holder.nanos / 1e9);
                setUpBytes = pair.bytes;
            }
            for (int slot = 1; slot <= scale.pick(12, 4); slot++) {
                tree(pair, slot, warm && slot > 1 ? owner : new Times(), warm && slot > 1 ? holder : new Times());
            }
        }
    }

    private void tree(BenchPair pair, int slot, Times owner, Times holder) {
        long before = pair.bytes;
        reset(pair);
        pair.beginTree(slot);
        treeBytes = pair.bytes - before;
        take(pair, owner.corrections(), holder.corrections());
        pair.level(slot, 0);
        take(pair, owner.root(), holder.root());
        for (int level = 1; level < LEVELS; level++) {
            pair.level(slot, level);
        }
        take(pair, owner.below(), holder.below());
    }

    private static void take(BenchPair pair, List<Double> owner, List<Double> holder) {
        owner.add(pair.owner.nanos / 1e9);
        holder.add(pair.holder.nanos / 1e9);
        reset(pair);
    }

    private static void reset(BenchPair pair) {
        pair.owner.nanos = 0;
        pair.holder.nanos = 0;
    }

    private void bank(String what, Times owner, Times holder, PairCost predicted, String must, String goal) {
        double seconds = PAIRS_PER_BANK * (owner.tree().median() + holder.tree().median());
        row(what, String.format(Locale.ROOT, "%.2f s", seconds),
                String.format(Locale.ROOT, "%.2f s", 2 * PAIRS_PER_BANK * predicted.treeNanos() / 1e9), must, goal);
    }

    private void row(String what, String ours, String peer, String must, String goal) {
        table.row(what, ours, peer, "–", must, goal);
    }

    private static String perUnit(List<Double> seconds, double units) {
        Spread spread = Spread.of(seconds);
        return String.format(Locale.ROOT, "%.0f (%.0f..%.0f) ns", spread.median() / units * 1e9, spread.min() / units * 1e9, spread.max() / units * 1e9);
    }

    private static String nanos(double value) {
        return String.format(Locale.ROOT, "%.0f ns", value);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
