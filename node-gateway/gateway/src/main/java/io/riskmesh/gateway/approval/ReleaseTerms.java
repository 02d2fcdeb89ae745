package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.ledger.part.ModelRef;
import java.util.Optional;

/// How a bank would use a model that it proposes.
@FunctionalInterface
public interface ReleaseTerms {

    /// Terms of the policy to propose beside a version; empty: none.
    Optional<ModelReleaseDesk.Terms> of(ModelRef model, ReleasedModel released);
}
