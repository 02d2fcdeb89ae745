package io.riskmesh.boosting.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.Cases;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.PlainRows;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.rows.SummedRows;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Test T1 of evaluation.md without masks: sums over parties give the model of all rows in one place, byte for byte.
final class PooledTrainingTest {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    @AfterAll
    static void end() {
        POOL.close();
    }

    @Test
    void sums_over_parties_give_the_model_of_all_rows_in_one_place() {
        for (int seed = 0; seed < 12; seed++) {
            Cases rows = Cases.of(seed, new int[] {207, 998, 1_999}[seed % 3], 3 + seed % 6);
            TrainingParameters parameters = parameters(seed);
            List<OwnerRows> owners = rows.owned();
            byte[] summed = model(parameters, new SummedRows(owners.stream()
                    .map(owner -> LocalRows.of(parameters, Cases.CUTS, List.of(owner), Workers.inline())).toList()));
            assertArrayEquals(model(parameters, LocalRows.of(parameters, Cases.CUTS, owners, Workers.inline())), summed,
                    "seed " + seed);
            assertArrayEquals(model(parameters, LocalRows.plainly(parameters, Cases.CUTS, owners)), summed, "seed " + seed);
        }
    }

    @Test
    void threads_and_blocks_change_no_byte_of_the_model() {
        TrainingParameters parameters = parameters(1);
        List<OwnerRows> owners = Cases.of(9, 4_098, 4).owned();
        byte[] alone = model(parameters, LocalRows.of(parameters, Cases.CUTS, owners, Workers.inline()));
        for (int threads : new int[] {1, 2, 7}) {
            for (int block : new int[] {1, 1_000, 65_536}) {
                Workers workers = new Workers(POOL, threads, block);
                assertArrayEquals(alone, model(parameters, LocalRows.of(parameters, Cases.CUTS, owners, workers), workers),
                        threads + " threads, blocks of " + block);
            }
        }
    }

    @Test
    void the_models_are_those_of_the_plainest_source() {
        for (int seed = 0; seed < 4; seed++) {
            Cases rows = Cases.of(seed, 801, 4);
            TrainingParameters parameters = parameters(seed).withSampling(new Sampling(1, 0.7, 0.9, 0.8));
            PlainRows plain = rows.source();
            assertArrayEquals(model(parameters, plain),
                    model(parameters, LocalRows.of(parameters, Cases.CUTS, rows.owned(), Workers.inline())), "seed " + seed);
        }
    }

    @Test
    void a_replay_is_what_the_members_alone_would_train() {
        TrainingParameters parameters = parameters(5).withRounds(1);
        List<OwnerRows> owners = Cases.of(5, 1_999, 5).owned();
        List<OwnerRows> members = List.of(owners.get(0), owners.get(2), owners.get(3));
        TrainedModel alone = PlainTrainer.train(Cases.task(parameters),
                LocalRows.of(parameters, Cases.CUTS, members, Workers.inline()), Optional.empty(), TrainingProgress.SILENT);
        TrainedModel replayed = PlainTrainer.replay(Cases.task(parameters),
                LocalRows.of(parameters, Cases.CUTS, owners, new Workers(POOL, 2, 100)), Optional.empty(),
                List.of(TreeSchedule.complete(List.of(0, 2, 3))), TrainingProgress.SILENT);
        assertEquals(alone, replayed);
    }

    private static TrainingParameters parameters(int seed) {
        TrainingParameters parameters = Cases.parameters().withSampling(new Sampling(seed % 4 == 0 ? 1 : 0.8,
                seed % 3 == 0 ? 0.6 : 1, seed % 5 == 0 ? 0.7 : 1, seed % 2 == 0 ? 0.8 : 1));
        TrainingParameters ruled = seed % 2 == 0 ? parameters : parameters.withPrivacy(Cases.RULES);
        return seed % 3 == 1 ? ruled.withShape(new TreeShape(GrowPolicy.LOSS_GUIDED, 8, 12)) : ruled;
    }

    private static byte[] model(TrainingParameters parameters, HistogramSource rows) {
        return model(parameters, rows, Workers.inline());
    }

    private static byte[] model(TrainingParameters parameters, HistogramSource rows, Workers workers) {
        List<Integer> nodes = new ArrayList<>();
        TrainedModel model = PlainTrainer.train(Cases.task(parameters), rows, Optional.empty(), workers,
                (_, tree, _) -> nodes.add(tree.nodeCount()));
        assertTrue(nodes.stream().anyMatch(n -> n > 7), "the trees must be worth comparing");
        return XgboostModelFile.writeUbjson(model.full());
    }
}
