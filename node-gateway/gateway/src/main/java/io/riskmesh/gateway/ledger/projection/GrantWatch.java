package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A bank's own look at the ledger before it goes on with a run: no grant of the run was revoked, and the look is recent enough to
/// say so. Thread-safe.
public final class GrantWatch {
    /// A view that is older says nothing about revocations.
    public static final Duration MOST_AGE = Duration.ofSeconds(30);

    private final Projection projection;

    public GrantWatch(Projection projection) {
        this.projection = projection;
    }

    /// Why a run under these grants may not go on; empty if it may.
    ///
    /// @param grants names of the grants that the run uses
    public Optional<Refusal> refusal(List<String> grants) throws StorageFailure {
        for (String grant : grants) {
            Projected<Optional<FactRow>> revocation = projection.get(new FactKey(FactKind.REVOCATION.keyType(), List.of(grant)));
            if (revocation.value().isPresent()) {
                return Optional.of(new Refusal(SharedReason.AUTHORISATION_REVOKED, grant + " in block " + revocation.value().get().block()));
            }
            if (revocation.level().age().compareTo(MOST_AGE) > 0) {
                return Optional.of(new Refusal(GatewayReason.LEDGER_STALE, LevelAnswer.words(revocation.level())));
            }
        }
        return Optional.empty();
    }
}
