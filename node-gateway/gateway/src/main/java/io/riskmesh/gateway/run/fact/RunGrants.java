package io.riskmesh.gateway.run.fact;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.live.Right;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether a run may begin, and may go on with its next tree, by this bank's own view of the ledger. Thread-safe.
public record RunGrants(LiveLedger ledger, InstantSource clock) {

    /// What [#forRun] finds.
    public sealed interface Found {
        /// One live grant of each bank.
        record Live(Map<PartyId, GrantState> grants) implements Found {}

        record Refused(Refusal refusal) implements Found {}
    }

    /// A live grant of each bank for this use; the first refusal in the order of banks if one has none.
    public Found forRun(List<PartyId> banks, PartyId user, String dataset, String purpose) {
        Optional<Refusal> stale = stale();
        if (stale.isPresent()) {
            return new Found.Refused(stale.get());
        }
        AuthorizationView view = ledger.authorizations();
        Map<PartyId, GrantState> grants = new TreeMap<>();
        for (PartyId bank : banks) {
            switch (view.training(bank, user, dataset, purpose, clock.millis())) {
                case Right.Granted(GrantState grant) -> grants.put(bank, grant);
                case Right.Refused(Refusal refusal) -> {
                    return new Found.Refused(refusal);
                }
                case Right.Scoring _ -> throw new IllegalStateException("A right to train is none to score");
            }
        }
        return new Found.Live(grants);
    }

    /// Why a run under its grants may not go on; empty if it may. `ledger_stale` says that nobody can tell.
    public Optional<Refusal> refusal(TrainingRun run) {
        Optional<Refusal> stale = stale();
        if (stale.isPresent()) {
            return stale;
        }
        AuthorizationView view = ledger.authorizations();
        for (UseRef use : run.uses()) {
            Optional<GrantState> grant = view.grant(use.grant());
            if (grant.isEmpty()) {
                return Optional.of(new Refusal(SharedReason.AUTHORISATION_MISSING, "no grant " + use.grant()));
            }
            Optional<Refusal> refusal = grant.get().refusal(DataUse.TRAIN, run.by(), run.purpose(), clock.millis());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> stale() {
        return ledger.stale(GatewayReason.LEDGER_STALE);
    }
}
