package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.MonotoneConstraints;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.replay.RunHistory;
import io.riskmesh.federation.rules.LeakageRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.SumOpeners;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// T1: a federation over masked sums grows the trees that the plain trainer grows on all rows, bit for bit, from cuts that
/// the plain search finds in all rows.
final class ExactnessTest {
    private static final List<Integer> ROWS = List.of(400, 300, 503, 411);
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(3);

    @Test
    void with_the_rules_on() {
        Consortium consortium = check(new Consortium(PARAMETERS, List.of(700, 500, 903, 611), 1));
        for (LeakageRule rule : List.of(LeakageRule.R1, LeakageRule.R3, LeakageRule.R4, LeakageRule.R5, LeakageRule.R6, LeakageRule.R8,
                LeakageRule.R11, LeakageRule.R12, LeakageRule.R13)) {
            var tally = consortium.states.get(consortium.coordinator()).tally();
            assertTrue(tally.checked(rule) > 0, rule + " was asked");
            assertEquals(0, tally.refused(rule), rule.toString());
        }
    }

    @Test
    void with_the_rules_off() {
        check(new Consortium(PARAMETERS.withPrivacy(PrivacyParameters.OFF), List.of(300, 200, 401), 2));
    }

    @Test
    void with_secret_row_samples_drawn_columns_and_constraints() {
        check(new Consortium(PARAMETERS.withSampling(new Sampling(0.8, 0.8, 0.7, 0.9))
                .withMonotone(new MonotoneConstraints(new TreeMap<>(Map.of("age", 1, "amount", 1)))), ROWS, 3));
    }

    @Test
    void with_weights_and_a_prior_from_all_rows() {
        check(new Consortium(PARAMETERS.withWeights(new RowWeights(2, 4, 1)).withBasePrior(new BasePrior.Secure()), ROWS, 4,
                SumOpeners.COORDINATOR, true, Workers.inline()));
    }

    @Test
    void growing_the_best_leaf_first() {
        for (PrivacyParameters privacy : List.of(PrivacyParameters.DEFAULT, PrivacyParameters.OFF)) {
            check(new Consortium(PARAMETERS.withRounds(2).withShape(new TreeShape(GrowPolicy.LOSS_GUIDED, 5, 9)).withPrivacy(privacy), ROWS, 5));
        }
    }

    @Test
    void stopping_early_on_a_summed_metric() {
        for (ValidationMetric metric : ValidationMetric.values()) {
            check(new Consortium(PARAMETERS.withRounds(12).withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 2, 0))
                    .withEarlyStopping(new EarlyStopping(1, metric)), ROWS, 6));
        }
    }

    @Test
    void with_eight_banks_and_few_leaves() {
        check(new Consortium(PARAMETERS.withRounds(2).withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 4, 5)),
                List.of(150, 90, 203, 111, 130, 64, 65, 301), 7));
    }

    @Test
    void with_any_number_of_threads() {
        byte[] one = check(new Consortium(PARAMETERS, ROWS, 8)).done(new PartyId("bank-01")).file().array();
        for (int threads : new int[] {2, 7}) {
            try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
                Consortium many = new Consortium(PARAMETERS, ROWS, 8, SumOpeners.COORDINATOR, false, new Workers(executor, threads, 13));
                assertArrayEquals(one, check(many).done(new PartyId("bank-02")).file().array());
            }
        }
    }

    @Test
    @Tag("acceptance")
    void with_random_parameters() {
        for (long seed = 100; seed < 130; seed++) {
            Random random = new Random(seed);
            GrowPolicy policy = random.nextBoolean() ? GrowPolicy.DEPTH_WISE : GrowPolicy.LOSS_GUIDED;
            TrainingParameters parameters = TrainingParameters.defaults(seed).withRounds(1 + random.nextInt(5))
                    .withShape(new TreeShape(policy, 1 + random.nextInt(6), policy == GrowPolicy.LOSS_GUIDED ? 2 + random.nextInt(14) : 0))
                    .withSampling(new Sampling(random.nextBoolean() ? 1 : 0.7, 1, random.nextBoolean() ? 1 : 0.6, 1))
                    .withPrivacy(random.nextInt(4) == 0 ? PrivacyParameters.OFF : PrivacyParameters.DEFAULT)
                    .withEarlyStopping(random.nextBoolean() ? EarlyStopping.OFF : new EarlyStopping(2, ValidationMetric.AUC))
                    .withBasePrior(random.nextBoolean() ? BasePrior.HALF : new BasePrior.Secure());
            List<Integer> rows = IntStream.range(0, 3 + random.nextInt(6)).map(_ -> 40 + random.nextInt(600)).boxed().toList();
            check(new Consortium(parameters, rows, seed));
        }
    }

    static Consortium check(Consortium consortium) {
        consortium.run();
        consortium.done(consortium.coordinator());
        TrainedModel pooled = consortium.replay();
        assertEquals(pooled.full().trees(), consortium.done(consortium.coordinator()).model().trees(), "seed " + consortium.seed);
        byte[] released = XgboostModelFile.writeUbjson(pooled.released());
        for (PartyId bank : consortium.terms.roster()) {
            assertArrayEquals(released, consortium.done(bank).file().array(), bank + ", seed " + consortium.seed);
            assertEquals(List.of(), consortium.refusals(bank), "seed " + consortium.seed);
        }
        RunHistory history = RunHistory.of(consortium.transcript(consortium.coordinator()), consortium.terms.roster());
        assertEquals(pooledCuts(consortium), history.cuts(), "seed " + consortium.seed);
        return consortium;
    }

    private static HistogramCuts pooledCuts(Consortium consortium) {
        var parameters = consortium.terms.parameters();
        CutSearch search = CutSearch.begin(TestRows.SCHEMA, parameters.binning(), parameters.privacy());
        while (true) {
            switch (search.next(CutCounter.count(search.request(), TestRows.pooled(consortium.rows)))) {
                case CutSearch.Outcome.Refine(CutSearch finer) -> search = finer;
                case CutSearch.Outcome.Found(HistogramCuts cuts, _) -> {
                    return cuts;
                }
                case CutSearch.Outcome.Inconsistent(int feature) -> throw new AssertionError("feature " + feature);
            }
        }
    }
}
