package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.rules.LeakageRule;
import io.riskmesh.federation.rules.RuleTally;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The shipped machines ask every rule in every run; a rule that nobody asks protects nobody.
final class RulesAskedTest {

    @Test
    void every_rule_is_asked_in_a_run_and_only_the_truncation_refuses() {
        Scene scene = Scene.withHomeRegion(12, 4, 500, TrainingParameters.defaults(12).withRounds(2));
        RuleTally whole = ShippedFederation.run(scene, Optional.empty()).record().tally();
        RuleTally truncated = ShippedFederation.run(scene, Optional.of(new Departure(3, 0, 1, true))).record().tally();
        for (LeakageRule rule : LeakageRule.values()) {
            assertTrue(whole.checked(rule) > 0, rule + " of " + whole);
            assertEquals(0, whole.refused(rule), rule + " of " + whole);
            assertEquals(rule == LeakageRule.R2 ? 1 : 0, truncated.refused(rule), rule + " of " + truncated);
        }
    }
}
