package io.riskmesh.simulator.rigging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.run.Bands;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The checks against rigging that need a learner, on two groups of networks. The generator was tuned through its
/// processes until they held; features are never drawn from labels.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RiggingChecks {

    private static final int PRINTED_FEATURES = 6;

    private final List<NetworkGroup> groups;
    private final List<NetworkGroup> oneVictimEach;

    /// @param seeds the first seed of each group
    RiggingChecks(Parameters like, int networks, long... seeds) {
        groups = new ArrayList<>();
        oneVictimEach = new ArrayList<>();
        for (long seed : seeds) {
            groups.add(new NetworkGroup(like.withSeed(seed), networks));
            oneVictimEach.add(new NetworkGroup(like.withSeed(seed).withVictimsPerMule(1), networks));
        }
    }

    @Test
    void no_single_feature_reaches_an_auc_of_0_85() {
        for (NetworkGroup group : groups) {
            List<SingleFeature> all = SingleFeature.all(group.test()).stream()
                    .sorted(Comparator.comparingDouble(SingleFeature::strength).reversed()).toList();
            all.stream().limit(PRINTED_FEATURES).forEach(f -> print(f.toString()));
            assertTrue(all.getFirst().strength() < 0.85, all.getFirst().toString());
        }
    }

    @Test
    void payee_features_of_other_payments_are_worth_nothing() {
        for (NetworkGroup group : groups) {
            assertEquals(group.scored(View.PAYER_SIDE).averagePrecision(),
                    group.scored(View.PAYEES_PERMUTED).averagePrecision(), 0.05, group.table());
        }
    }

    @Test
    void payee_features_gain_at_least_0_15_average_precision() {
        for (NetworkGroup group : groups) {
            print(group.table());
            assertTrue(group.gain() >= 0.15, group.table());
        }
    }

    @Test
    void they_gain_less_when_every_mule_has_one_victim() {
        for (int i = 0; i < groups.size(); i++) {
            print(String.format(Locale.ROOT, "gain with several victims per mule %.3f, with one %.3f", groups.get(i).gain(),
                    oneVictimEach.get(i).gain()));
            assertTrue(oneVictimEach.get(i).gain() < groups.get(i).gain());
        }
    }

    @Test
    void a_bust_out_gains_less_than_half_of_what_a_scam_gains() {
        for (NetworkGroup group : groups) {
            assertTrue(group.gain(Typology.BUST_OUT) < group.gain(Typology.PUSH_SCAM) / 2, group.table());
        }
    }

    @Test
    void the_generator_is_not_solved() {
        for (NetworkGroup group : groups) {
            assertTrue(group.scored(View.BOTH_SIDES).averagePrecision() < 0.85, group.table());
        }
    }

    @Test
    void figures_of_every_network_lie_in_their_bands() {
        for (NetworkGroup group : groups) {
            group.bands().getFirst().lines().forEach(RiggingChecks::print);
            for (Bands bands : group.bands()) {
                assertTrue(bands.all().stream().allMatch(Bands.Band::holds), () -> String.join("\n", bands.lines()));
            }
        }
    }

    static void print(String line) {
        System.out.println(line);
    }

    /// A feature as a score of its own, missing as lowest or as highest.
    ///
    /// @param strength the AUC, or one minus it if that is more
    record SingleFeature(String name, String missingAs, double strength) {

        static List<SingleFeature> all(List<Payment> payments) {
            List<SingleFeature> all = new ArrayList<>();
            for (int f = 0; f < View.BOTH; f++) {
                for (float missing : new float[] {-Float.MAX_VALUE / 2, Float.MAX_VALUE / 2}) {
                    double auc = new Scored(payments, column(payments, f, missing)).auc();
                    all.add(new SingleFeature(Bands.featureNames().get(f), missing < 0 ? "lowest" : "highest",
                            Math.max(auc, 1 - auc)));
                }
            }
            return all;
        }

        private static float[] column(List<Payment> payments, int feature, float missing) {
            float[] column = new float[payments.size()];
            for (int i = 0; i < column.length; i++) {
                float value = payments.get(i).features()[feature];
                column[i] = Float.isNaN(value) ? missing : value;
            }
            return column;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "AUC of %s alone (missing as %s): %.3f", name, missingAs, strength);
        }
    }
}
