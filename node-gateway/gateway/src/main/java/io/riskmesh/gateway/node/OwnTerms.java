package io.riskmesh.gateway.node;

import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.approval.ReleaseTerms;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ModelRef;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How this bank would use a model that it proposes. One of payer-side features needs no payee. A joint one falls back, when the payee's
/// half is late, on the payer-only model of the same purpose that is in use while the policy is drafted; without any it gives no score.
record OwnTerms(LiveLedger ledger, RunDesk runs, ModelReleaseDesk policies) implements ReleaseTerms {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTerms.class);
    private static final int POLICY_VERSION = 1;
    private static final List<Integer> THRESHOLDS_PPM = List.of(200_000, 600_000);
    private static final List<String> BANDS = List.of("allow", "review", "block");

    @Override
    public Optional<ModelReleaseDesk.Terms> of(ModelRef model, ReleasedModel released) {
        return run(released.runId()).map(run -> terms(model, released.schema(), run.request().purpose()));
    }

    private ModelReleaseDesk.Terms terms(ModelRef model, FeatureSchema schema, String purpose) {
        Sides sides = Sides.of(schema);
        boolean joint = Sides.isJoint(schema);
        Optional<ModelRef> oneSided = joint ? oneSided(purpose) : Optional.empty();
        return new ModelReleaseDesk.Terms(model, POLICY_VERSION, joint, sides.payers(), purpose, THRESHOLDS_PPM, BANDS,
                oneSided.isPresent() ? PayeeLate.ONE_SIDED_MODEL : PayeeLate.UNAVAILABLE, oneSided, joint,
                joint ? schema.names().stream().map(OwnTerms::asTheBankNamesIt).toList() : schema.names());
    }

    private Optional<ModelRef> oneSided(String purpose) {
        return ledger.authorizations().activations().values().stream().filter(last -> last.state() == ActivationState.ACTIVE)
                .map(Activation::policyDigest).flatMap(digest -> policies.policy(digest).stream())
                .filter(policy -> policy.side() == ModelSide.PAYER_ONLY && policy.purpose().equals(purpose)).map(ScoringPolicy::model).findFirst();
    }

    // In a joint schema the side stands before the name; features of a payment are looked up without it.
    private static String asTheBankNamesIt(String feature) {
        for (String side : List.of(Sides.PAYER, Sides.PAYEE)) {
            if (feature.startsWith(side)) {
                return feature.substring(side.length());
            }
        }
        return feature;
    }

    private Optional<RunView> run(String id) {
        try {
            return runs.get(id);
        } catch (StorageFailure e) {
            LOG.atWarn().setCause(e).log("approvals.run-not-read"); // asked again with the next block
            return Optional.empty();
        }
    }
}
