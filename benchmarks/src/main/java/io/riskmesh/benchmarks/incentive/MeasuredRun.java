package io.riskmesh.benchmarks.incentive;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.cuts.PooledCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.gateway.contribution.sums.LeafRules;
import io.riskmesh.incentive.coin.HoldoutCoin;
import io.riskmesh.incentive.coin.RowBlocks;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One run of all players together, with the leaf sums that each of them would hand to the evaluator.
///
/// @param training rows of each player that train
/// @param holdout rows of each player that do not
record MeasuredRun(Scenario scenario, TrainingTask task, List<PlayerRows> training, List<PlayerRows> holdout, ValuationInput input) {

    static MeasuredRun of(Scenario scenario, TrainingParameters parameters, ValuationTerms terms, Digest toss, Workers workers) {
        HoldoutCoin coin = new HoldoutCoin(toss, terms.holdoutPpm());
        List<PlayerRows> training = scenario.players().stream().map(player -> player.training(coin)).toList();
        List<PlayerRows> holdout = scenario.players().stream().map(player -> player.holdout(coin)).toList();
        HistogramCuts cuts = PooledCuts.of(scenario.schema(), parameters.binning(), parameters.privacy(),
                training.stream().map(PlayerRows::features).toList(), workers).cuts();
        long rows = training.stream().mapToLong(PlayerRows::rows).sum();
        FixedPointPlan plan = ((PlanResult.Planned) FixedPointPlan.of(parameters, rows)).plan();
        TrainingTask task = new TrainingTask(parameters, scenario.schema(), cuts, plan, Prior.HALF);
        long blockRows = RowBlocks.blockRows(terms.blockRowsMin(), terms.maxBlocks(),
                scenario.players().stream().map(PlayerRows::rowBound).toList());
        List<RowBlocks> blocks = training.stream()
                .map(player -> RowBlocks.of(toss, IntStream.range(0, player.rows()).mapToObj(player::id).toList(), blockRows)).toList();
        List<List<ValuedLeaf>> trees = new SummedTraining(task, training, holdout, blocks, workers).leavesOfTrees();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            for (int block = 0; block < blocks.get(i).count(); block++) {
                owners.add(i);
            }
        }
        ValuationInput input = new ValuationInput(LeafRules.of(parameters, plan).orElseThrow(), toss,
                scenario.players().stream().map(PlayerRows::party).toList(), owners, blockRows,
                holdout.stream().map(player -> (long) player.rows()).toList(),
                scenario.players().stream().map(PlayerRows::rowBound).toList(), trees);
        return new MeasuredRun(scenario, task, training, holdout, input);
    }

    static LocalRows rows(TrainingTask task, List<PlayerRows> players, List<Integer> members, Workers workers) {
        List<OwnerRows> owners = members.stream()
                .map(i -> OwnerRows.of(i, players.get(i).features(), players.get(i).labels(), 1)).toList();
        return LocalRows.of(task.parameters(), task.cuts(), owners, workers);
    }
}
