package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.insecure.InsecurePlainSelect;
import io.riskmesh.binselect.punctured.MemoryPlan;
import io.riskmesh.binselect.punctured.PuncturedSelect;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.joint.PairEngine;
import io.riskmesh.federation.joint.SelectPairs;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// T4: a federation over both sides of payments grows the trees that the plain trainer grows on joined rows, bit for bit.
final class JointExactnessTest {
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 4, 0));

    @Test
    void with_the_rules_on_and_payees_outside_the_consortium() {
        Payments payments = Payments.of(1, 3, 1500, Payments.Route.anywhere(3));
        List<RegressionTree> trees = check(payments, PARAMETERS, 1);
        assertTrue(usesPayees(trees, payments), "the best splits are on both sides");
    }

    @Test
    void with_the_rules_off_and_one_row_nodes() {
        check(Payments.of(2, 4, 160, Payments.Route.anywhere(4)), PARAMETERS.withPrivacy(PrivacyParameters.OFF)
                .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 6, 0)), 2);
    }

    @Test
    void with_secret_row_samples() {
        check(Payments.of(3, 5, 2000, Payments.Route.anywhere(5)), PARAMETERS.withSampling(new Sampling(0.8, 1, 1, 1)), 3);
    }

    @Test
    void with_banks_that_only_pay_and_banks_that_are_only_paid() {
        Payments payments = Payments.of(4, 3, 400, new Payments.Route(_ -> 0, _ -> 1)); // the third bank has no payment at all
        check(payments, PARAMETERS.withPrivacy(PrivacyParameters.OFF), 4);
    }

    @Test
    void with_payments_inside_each_bank_only() {
        Payments all = Payments.of(5, 3, 900, Payments.Route.anywhere(3));
        check(new Payments(3, all.schema(), all.values(), all.labels(), all.payers(), all.payers(), all.known()), PARAMETERS, 5);
    }

    @Test
    void under_the_machines_of_bin_select() {
        Payments payments = Payments.of(6, 3, 700, Payments.Route.anywhere(3));
        List<RegressionTree> plain = check(payments, PARAMETERS, 6, new SelectPairs(new InsecurePlainSelect(), new SeededEntropy(6)));
        assertEquals(plain, check(payments, PARAMETERS, 6, punctured(6)), "the same trees, whatever makes the shares");
    }

    static PairEngine punctured(long seed) {
        return new SelectPairs(new PuncturedSelect(MemoryPlan.all()), new SeededEntropy(seed));
    }

    private static boolean usesPayees(List<RegressionTree> trees, Payments payments) {
        return trees.stream().anyMatch(tree -> {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node) && payments.schema().feature(tree.feature(node)).name().startsWith("payee.")) {
                    return true;
                }
            }
            return false;
        });
    }

    static List<RegressionTree> check(Payments payments, TrainingParameters parameters, long seed) {
        return check(payments, parameters, seed, new PlainPairs());
    }

    static List<RegressionTree> check(Payments payments, TrainingParameters parameters, long seed, PairEngine engine) {
        Consortium consortium = payments.consortium(parameters, seed, engine).run();
        consortium.done(consortium.coordinator());
        TrainedModel pooled = payments.replay(consortium);
        assertEquals(pooled.full().trees(), consortium.done(consortium.coordinator()).model().trees(), "seed " + seed);
        byte[] released = XgboostModelFile.writeUbjson(pooled.released());
        for (PartyId bank : consortium.terms.roster()) {
            assertArrayEquals(released, consortium.done(bank).file().array(), bank + ", seed " + seed);
            assertEquals(List.of(), consortium.refusals(bank), "seed " + seed);
        }
        return pooled.full().trees();
    }
}
