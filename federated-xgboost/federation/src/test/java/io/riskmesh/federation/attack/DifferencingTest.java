package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.attack.AttackResult.Finding.BankHistogram;
import io.riskmesh.federation.attack.InsecureNaiveFederation.Hole;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.federation.rules.ThreeBanks;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// R1 to R4: nobody's histogram is a difference of opened sums.
final class DifferencingTest {

    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(7).withRounds(2)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 4, 0));
    private static final int LEVELS = 3;
    private static final Scene FOUR = Scene.withHomeRegion(1, 4, 600, PARAMETERS);

    @Test
    void a_bank_that_leaves_is_exposed_by_opening_its_level_again_and_by_nothing_that_is_shipped() {
        check(List.of(2), "one bank");
    }

    @Test
    @Tag("acceptance")
    void whichever_bank_leaves_at_whichever_level() {
        check(List.of(1, 2, 3), "every bank");
    }

    private static void check(List<Integer> leaving, String who) {
        int broken = 0;
        int cases = 0;
        for (int bank : leaving) {
            for (int level = 0; level < LEVELS; level++) {
                for (boolean afterUpload : new boolean[] {false, true}) {
                    Optional<Departure> departure = Optional.of(new Departure(bank, 0, level, afterUpload));
                    String where = departure.toString();
                    // Before anything of the tree was opened there is nothing to subtract from.
                    boolean exposes = level > 0 || afterUpload;
                    FederationRun naive = InsecureNaiveFederation.run(FOUR, Set.of(Hole.REOPEN_WITH_FEWER), departure);
                    assertEquals(exposes, exposed(FOUR, naive, FOUR.parties().get(bank)) > 0, where);
                    ShippedFederation shipped = ShippedFederation.run(FOUR, departure);
                    assertEquals(0, claims(shipped.run()).size(), where);
                    assertFalse(twoSetsForOneGradient(shipped.run().coordinator()), where);
                    assertEquals(2, shipped.run().trees().size(), where);
                    assertTrue(setSizes(shipped.run().coordinator(), 1).equals(Set.of(3)), where);
                    cases += exposes ? 1 : 0;
                    broken += exposed(FOUR, naive, FOUR.parties().get(bank)) > 0 ? 1 : 0;
                }
            }
        }
        Figures.print("dropout differencing, " + who + ", every level, before and after upload", "the bank's histogram exact in " + broken + " of " + cases + " departures",
                "0 histograms, no gradients opened with two sets");
    }

    @Test
    void plain_vectors_are_everybodys_histograms() {
        FederationRun naive = InsecureNaiveFederation.run(FOUR, Set.of(Hole.PLAIN_VECTORS), Optional.empty());
        for (PartyId bank : FOUR.parties().subList(1, 4)) {
            assertTrue(exposed(FOUR, naive, bank) > 10);
        }
        assertEquals(0, claims(ShippedFederation.run(FOUR, Optional.empty()).run()).size());
    }

    @Test
    void of_two_banks_each_has_the_other_by_subtracting_itself() {
        PrivacyParameters two = new PrivacyParameters(true, 2, 0, 20, 50, 20, 3, true, PARAMETERS.privacy().covers());
        Scene scene = Scene.withHomeRegion(2, 2, 900, PARAMETERS.withPrivacy(two));
        FederationRun naive = InsecureNaiveFederation.run(scene, Set.of(), Optional.empty());
        long exact = exposed(scene, naive, scene.parties().get(1));
        assertTrue(exact > 10, "exact " + exact);
        assertFalse(ThreeBanks.check(PrivacyFloor.SHIPPED, two, 2).isAllowed());
        Figures.print("two-bank subtraction", exact + " of " + claims(naive).size() + " histograms exact",
                "refused too_few_banks");
    }

    /// The closure must find what arithmetic allows: with a third sum over another pair, four banks fall apart.
    @Test
    void the_attack_combines_more_than_two_sums() {
        FederationRun run = InsecureNaiveFederation.run(FOUR, Set.of(), Optional.empty());
        NodeSum root = run.coordinator().sums().stream().filter(s -> s.members().size() == 4).findFirst().orElseThrow();
        Truth truth = Truth.of(FOUR, run.trees());
        List<PartyId> parties = FOUR.parties();
        NodeSum pair = truth.sum(parties.subList(1, 3), root);
        NodeSum three = truth.sum(parties.subList(0, 3), root);
        NodeSum lone = truth.sum(parties.subList(1, 2), root);
        View view = new View(parties.getFirst(), FOUR.task(), List.of(root, pair, three, lone), List.of(List.of()), new byte[0]);
        List<BankHistogram> found = new Differencing().run(view).of(BankHistogram.class);
        assertEquals(3, found.stream().filter(f -> truth.isOf(f.sums().members().first(), f.sums())).count());
    }

    private static List<BankHistogram> claims(FederationRun run) {
        return new Differencing().run(run.coordinator()).of(BankHistogram.class);
    }

    private static long exposed(Scene scene, FederationRun run, PartyId bank) {
        Truth truth = Truth.of(scene, run.trees());
        return claims(run).stream().filter(f -> f.sums().members().first().equals(bank) && truth.isOf(bank, f.sums())).count();
    }

    /// How many banks the sums of a tree span, the coordinating bank's own vectors left out.
    private static Set<Integer> setSizes(View view, int tree) {
        return view.sums().stream().filter(s -> s.tree() == tree && s.members().size() > 1).map(s -> s.members().size())
                .collect(Collectors.toSet());
    }

    private static boolean twoSetsForOneGradient(View view) {
        return view.sums().stream().filter(s -> s.members().size() > 1).anyMatch(a -> view.sums().stream()
                .anyMatch(b -> b.members().size() > 1 && a.gradients().equals(b.gradients()) && !a.members().equals(b.members())));
    }
}
