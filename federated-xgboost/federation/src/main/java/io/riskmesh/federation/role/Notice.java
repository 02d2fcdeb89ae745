package io.riskmesh.federation.role;

import io.riskmesh.federation.message.Opening;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.List;

/// What roles hear of keys and masked sums.
public sealed interface Notice {

    /// All pair keys of the session are confirmed.
    record KeysComplete(PairKeys keys) implements Notice {}

    /// Coordinator: whose contributions are complete.
    record BanksReady(Digest aggregation, List<PartyId> ready) implements Notice {
        public BanksReady {
            ready = List.copyOf(ready);
        }
    }

    /// Coordinator: which members have not revealed yet.
    record RevealsMissing(Digest aggregation, List<PartyId> missing) implements Notice {
        public RevealsMissing {
            missing = List.copyOf(missing);
        }
    }

    /// This bank opened a sum.
    record SumOpened(OpenedSum sum) implements Notice {}

    /// Somebody committed to the sum it opened.
    record OpeningAnnounced(PartyId opener, Opening opening) implements Notice {}

    /// All signers signed.
    record SlotClosed(int slot) implements Notice {}

    /// secure-sum refused something.
    record SumRefused(Refusal refusal) implements Notice {}
}
