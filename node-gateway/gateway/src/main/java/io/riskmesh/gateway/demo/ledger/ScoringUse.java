package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.UseRef;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Each bank's grant for scoring in the demo's image, and a use of it for half a day.
record ScoringUse(Members members, long now, Digest policy) {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int FIRST_BANKS = 3;

    static UseRef of(PartyId bank) {
        return new UseRef(bank + ".scoring", 1);
    }

    long validUntil() {
        return now + DAY_MILLIS / 2;
    }

    void record() throws Stopped, IOException, InterruptedException {
        ActivationRef activation = new ActivationRef(ScoredModel.MODEL.name(), 1);
        FactWriter named = new FactWriter();
        activation.write(named);
        for (PartyId bank : members.banks()) {
            members.record("authorize", "approver", new DataUseAuthorization(bank, 0, of(bank).grant(), 1, bank, members.banks(),
                    Founding.DATASET, Founding.named("demo-schema"), Founding.named("demo-features"), List.of(DataUse.SCORE),
                    Founding.PURPOSE, now - DAY_MILLIS, now + DAY_MILLIS, 1, Optional.empty(), List.of(ReleasedVersion.IMAGE),
                    FIRST_BANKS, List.of(), "demo", Optional.empty(), Optional.empty()));
            members.record("useForScoring", "gateway", new UseReceipt(bank, 0, of(bank).grant(), 1, 1, DataUse.SCORE,
                    ScoredModel.MODEL.id(), List.of(bank), policy, Optional.of(ReleasedVersion.IMAGE), 0, 0, 0, 0, 0,
                    Optional.empty(), validUntil()), "activation", named.object());
        }
    }
}
