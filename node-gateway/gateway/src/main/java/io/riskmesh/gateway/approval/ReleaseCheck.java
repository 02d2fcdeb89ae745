package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.util.Optional;

/// A model's file is here and stripped, a policy is here, an image is not a simulated one in production.
///
/// @param files that this gateway has and reads itself
/// @param policies that came to this gateway
public record ReleaseCheck(LiveLedger ledger, ReleasedModels files, ModelReleaseDesk policies) implements ContentCheck {

    @Override
    public Optional<Refusal> refusal(ApprovalKind kind, String subject, Optional<Fact> fact) throws IOException {
        return switch (kind) {
            case MODEL_VERSION -> model((ModelVersion) fact.orElseThrow());
            case SCORING_POLICY -> policies.policy(Digest.fromHex(subject)).isPresent() ? Optional.empty()
                    : no("this gateway was not sent the policy " + subject);
            case REFERENCE_VALUES -> image((ReferenceValues) fact.orElseThrow());
            case AUTHORIZATION, CONSORTIUM, FINDING, SETTLEMENT_SCHEME, CONTRIBUTION_REPORT, SETTLEMENT_RULING -> Optional.empty();
        };
    }

    private Optional<Refusal> model(ModelVersion model) throws IOException {
        return model.run().isPresent() ? files.refusal(model.run().get(), model.fileDigest())
                : no("a model from elsewhere has no run whose file this gateway has");
    }

    private Optional<Refusal> image(ReferenceValues values) {
        boolean production = ledger.authorizations().consortium().map(Consortium::mode).filter(ConsortiumMode.PRODUCTION::equals).isPresent();
        return values.simulated() && production
                ? Optional.of(new Refusal(SharedReason.SIMULATED_REFUSED, "a simulated image proves nothing")) : Optional.empty();
    }

    private static Optional<Refusal> no(String why) {
        return Optional.of(new Refusal(LedgerReason.NOT_FOUND, why));
    }
}
