package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// T1: a federation over masked sums grows the trees that the plain trainer grows on all rows, bit for bit.
final class ExactnessTest {

    @Test
    void with_the_rules_on() {
        check(new Consortium(TrainingParameters.defaults(5).withRounds(4), List.of(700, 500, 903, 611), 1));
    }

    @Test
    void with_the_rules_off() {
        check(new Consortium(TrainingParameters.defaults(5).withRounds(3).withPrivacy(PrivacyParameters.OFF), List.of(300, 200, 401), 2));
    }

    static void check(Consortium consortium) {
        consortium.run();
        consortium.done(consortium.coordinator());
        TrainedModel pooled = consortium.replay();
        assertEquals(pooled.full().trees(), consortium.done(consortium.coordinator()).model().trees(), "seed " + consortium.seed);
        byte[] released = XgboostModelFile.writeUbjson(pooled.released());
        for (PartyId bank : consortium.terms.roster()) {
            assertArrayEquals(released, consortium.done(bank).file().array(), bank + ", seed " + consortium.seed);
            assertEquals(List.of(), consortium.refusals(bank), "seed " + consortium.seed);
        }
    }
}
