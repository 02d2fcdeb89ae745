package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.demo.consortium.Incentives;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.ReferenceValues;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/// Has the demo's banks agree on a settlement scheme and on the evaluator that runs. Doing it again changes nothing; what was
/// proposed and not yet in force when the first time was interrupted needs `demo reset`.
record DemoIncentives(DemoLedger ledger, SecureRandom random) {

    /// @param evaluator measurement of its image
    void agree(Digest evaluator) throws Stopped, IOException, InterruptedException {
        try (Members members = new Members(ledger.profile(), random)) {
            members.inForce(1);
            Incentives incentives = new Incentives(members);
            if (members.list(new FactKey(FactKind.SETTLEMENT_SCHEME.keyType(), List.of())).isEmpty()) {
                incentives.enact(Incentives.scheme(members.banks().getFirst(), members.banks()));
            }
            boolean known = members.list(new FactKey(FactKind.REFERENCE_VALUES.keyType(), List.of())).stream()
                    .anyMatch(fact -> ((ReferenceValues) fact).id().equals(Incentives.image(evaluator)));
            if (!known) {
                incentives.evaluator(evaluator);
            }
        }
    }
}
