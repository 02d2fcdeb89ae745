package io.riskmesh.federation.party;

import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// T4 on published sets: identical trees, as two institutions and as payments between banks, rules on and off.
final class JointRealRowsTest {
    private static final TrainingParameters F30 = withEta(TrainingParameters.defaults(30).withRounds(30)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 3, 0)).withBinning(new Binning(32, 31, 4, 64)));

    private static TrainingParameters withEta(TrainingParameters p) {
        return new TrainingParameters(p.objective(), p.rounds(), 0.3f, p.regularization(), p.shape(), p.binning(), p.sampling(), p.weights(),
                p.monotone(), p.earlyStopping(), p.basePrior(), p.privacy(), p.seed());
    }

    private static final TrainingParameters OFF = F30.withPrivacy(PrivacyParameters.OFF);

    @Test
    @Tag("acceptance")
    void breast() {
        TwoSides rows = TwoSides.csv("breast_wdbc/breast_hetero_guest.csv.gz", "breast_wdbc/breast_hetero_host.csv.gz");
        report("breast, two parties", rows.twoParties(), OFF.withRounds(10));
        report("breast, 3 banks", rows.spread(3, 1), OFF.withRounds(10));
    }

    @Test
    @Tag("slow")
    void taiwan() {
        TwoSides rows = TwoSides.csv("taiwan_default/default_credit_hetero_guest.csv.gz", "taiwan_default/default_credit_hetero_host.csv.gz");
        report("taiwan, two parties", rows.twoParties(), OFF);
        report("taiwan, 4 banks, rules on", rows.spread(4, 2), F30);
    }

    @Test
    @Tag("slow")
    void a9a() {
        TwoSides rows = TwoSides.libsvm("a9a/a9a_vertical_p0.libsvm.gz", 61, "a9a/a9a_vertical_p1.libsvm.gz", 62);
        report("a9a, two parties", rows.twoParties(), OFF.withRounds(10));
        report("a9a, 3 banks, rules on", rows.spread(3, 3), F30.withRounds(10));
    }

    private static void report(String name, Payments payments, TrainingParameters parameters) {
        long start = System.nanoTime();
        int trees = JointExactnessTest.check(payments, parameters, 7, JointExactnessTest.punctured(7)).size();
        System.out.printf("T4 %-28s %6d rows, %3d features, %2d trees identical, %.1f s%n", name, payments.labels().length,
                payments.schema().size(), trees, (System.nanoTime() - start) / 1e9);
    }
}
