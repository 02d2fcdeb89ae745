package io.riskmesh.benchmarks.incentive;

import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.shapley.ExactShapley;
import io.riskmesh.incentive.valuation.Valuation;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuationPlan;
import io.riskmesh.incentive.valuation.ValuationResult;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.List;
import java.util.Locale;

/// How long a valuation takes that uses its budget up.
final class ValuationSpeed {

    private static final long SEED = 7;

    private final Scale scale;
    private final Workers workers;
    private final ResultTable table;
    private final Progress progress;

    ValuationSpeed(Scale scale, Workers workers, ResultTable table, Progress progress) {
        this.scale = scale;
        this.workers = workers;
        this.table = table;
        this.progress = progress;
    }

    void measure() {
        blocks();
        exact(15, 16, scale.pick(50, 10));
        exact(15, 64, scale.pick(300, 5));
    }

    private void blocks() {
        int trees = scale.pick(300, 2);
        progress.say("10 banks, " + trees + " trees, 64 leaves, 200 blocks");
        ValuationInput input = GeneratedSums.of(10, trees, 64, 200, SEED);
        ValuationPlan plan = ValuationPlan.of(input, ValuationTerms.DEFAULT).orElseThrow();
        long start = System.nanoTime();
        ValuationResult.Valued valued = (ValuationResult.Valued) Valuation.of(input, ValuationTerms.DEFAULT, Payout.TERMS,
                (count, task) -> workers.run(count, task::accept));
        double seconds = seconds(start);
        double steps = (double) plan.owners().size() * plan.permutations() * valued.effort().treesValued() * 64;
        long positive = valued.table().value().stream().mapToLong(row -> Math.max(0, row.getFirst())).sum();
        long error = valued.table().standardError().stream().mapToLong(Long::longValue).max().orElse(0);
        table.row("evaluator: 10 banks, " + trees + " trees, 64 leaves, 200 blocks",
                String.format(Locale.ROOT, "%.1f s; %d players, %d permutations, %d trees, bank level %s", seconds, plan.owners().size(),
                        plan.permutations(), valued.effort().treesValued(), valued.effort().bankExact() ? "exact" : "sampled"), "",
                String.format(Locale.ROOT, "%.0f million leaf steps per second and thread; largest standard error %.2f %% of all",
                        steps / seconds / workers.threads() / 1e6, 100.0 * error / Math.max(1, positive)), "≤ 60 s");
    }

    private void exact(int banks, int leaves, int trees) {
        progress.say("exact bank level, " + banks + " banks");
        ValuationInput input = GeneratedSums.of(banks, trees, leaves, banks, SEED);
        long start = System.nanoTime();
        workers.run(trees, tree -> {
            ExactShapley exact = new ExactShapley(new LeafWeight(input.rule()), banks);
            List<ValuedLeaf> all = input.trees().get(tree);
            all.forEach(leaf -> exact.of(leaf.training()));
        });
        table.row("exact bank level: " + banks + " banks, " + trees + " trees, " + leaves + " leaves",
                String.format(Locale.ROOT, "%.2f s", seconds(start)), "", "", "≤ 5 s");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
