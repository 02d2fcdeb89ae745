package io.riskmesh.gateway.scoring.mandate;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.live.Right;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records the uses of this bank's own grants under which payments are scored: one per model in use, for half a day, renewed when
/// half of it is over. A bank that wants no more scores revokes the grant.
public final class UseRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(UseRenewal.class);
    private static final long HOUR = 60 * 60 * 1000L;
    private static final long LENGTH = 12 * HOUR;

    private final LiveLedger ledger;
    private final ReleaseShelf shelf;
    private final InstantSource clock;

    public UseRenewal(LiveLedger ledger, ReleaseShelf shelf, InstantSource clock) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
    }

    /// Records what is missing.
    public void run() throws LedgerUnavailable, IOException, InterruptedException {
        AuthorizationView view = ledger.authorizations();
        if (ledger.readOnly() || !view.isMember(ledger.party())) {
            return;
        }
        for (Activation activation : view.activations().values()) {
            Optional<ScoringPolicy> policy = shelf.policy(activation.policyDigest());
            if (activation.state() == ActivationState.ACTIVE && policy.isPresent() && isDue(view, activation, policy.get())) {
                Optional<GrantState> grant = grant(view, activation, policy.get());
                if (grant.isPresent()) {
                    record(view, activation, grant.get());
                }
            }
        }
    }

    private boolean isDue(AuthorizationView view, Activation activation, ScoringPolicy policy) {
        Right right = view.scoring(ledger.party(), activation.name(), policy.purpose(), clock.millis());
        return !(right instanceof Right.Scoring scoring) || (scoring.use().validUntil() - clock.millis() < LENGTH / 2
                && scoring.use().validUntil() < scoring.grant().authorization().validUntil());
    }

    private Optional<GrantState> grant(AuthorizationView view, Activation activation, ScoringPolicy policy) {
        PartyId self = ledger.party();
        return view.grantsOf().getOrDefault(self, List.of()).stream().flatMap(id -> view.grant(id).stream())
                .filter(grant -> grant.authorization().referenceValues().contains(activation.referenceValues()))
                .filter(grant -> grant.refusal(DataUse.SCORE, self, policy.purpose(), clock.millis()).isEmpty()).findFirst();
    }

    private void record(AuthorizationView view, Activation activation, GrantState grant)
            throws LedgerUnavailable, IOException, InterruptedException {
        DataUseAuthorization authorization = grant.authorization();
        Optional<UseReceipt> last = grant.lastUse();
        long until = Math.min(clock.millis() + LENGTH, authorization.validUntil());
        UseReceipt use = new UseReceipt(ledger.party(), 0, authorization.grant(), last.map(UseReceipt::seq).orElse(0) + 1,
                authorization.version(), DataUse.SCORE, new ModelRef(activation.name(), activation.version()).id(),
                List.of(ledger.party()), activation.policyDigest(), Optional.of(activation.referenceValues()), 0,
                last.map(UseReceipt::roundsTotal).orElse(0L), 0, last.map(UseReceipt::epsilonMicrosTotal).orElse(0L),
                last.map(UseReceipt::deltaE12Total).orElse(0L), Optional.empty(), until);
        FactWriter named = new FactWriter();
        new ActivationRef(activation.name(), activation.seq()).write(named);
        CanonicalValue.Obj request = Requests.with(Requests.with(Facts.ownFields(use), "activation", named.object()), "consortium",
                view.consortiumSeq());
        switch (ledger.as("gateway").submit("useForScoring", CanonicalJson.encode(request))) {
            case SubmitOutcome.Recorded _, SubmitOutcome.AlreadyRecorded _ ->
                    LOG.info("event=scoring_use_recorded grant={} seq={} model={}", use.grant(), use.seq(), use.subject());
            case SubmitOutcome.Refused refused -> LOG.warn("event=scoring_use_refused grant={} code={}", use.grant(), refused.refusal().code());
            case SubmitOutcome.Invalid invalid -> LOG.warn("event=scoring_use_invalid grant={} code={}", use.grant(), invalid.validationCode());
        }
    }
}
