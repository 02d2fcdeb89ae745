package io.riskmesh.federation.party;

import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.Step;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Set;

/// One bank of a run with all its roles behind one pure step: participant, coordinator where the terms name it, key set-up,
/// contributor, relay and opener of masked sums.
///
/// **How a host runs N banks in one process.** Build `RunTerms` once and a `PartySetup` per bank. Keep per bank its state,
/// beginning with {@link #initial}, and one queue of received bytes. Hand every bank {@link Input.Begin}. Then, until every
/// bank gave `Finish`: take the next input of a bank, call {@link #step}, replace its state by the one in the answer (an
/// earlier state must not be used again: the bank's rows moved on), and perform the effects in order:
/// - `Send(to, bytes)`: append (self, bytes) to the queue of `to`, also where `to` is the bank itself. Per pair of banks
///   the order must be kept. Different banks may be stepped on different threads, one thread at a time per bank.
/// - `PersistThen(entry, effects)`: write the entry, then perform the inner effects.
/// - `RegisterSurvivors(record)`: put the record into the shared register, unless its slots overlap those of another one of
///   the run (then answer `SurvivorsRefused`), and answer `SurvivorsRegistered`. The register also answers as every bank's
///   `SurvivorEvidence`: whether a record with these slots and members is in it.
/// - `Report`, `Refuse`, `AnchorTranscript`: show, log, count.
/// - `Finish`: the bank is done; inputs for it are dropped from here on.
///
/// When a bank is silent or its connection is gone, the host tells the coordinating bank `PeerLost(bank)`; {@link #awaited}
/// says whom it waits for, so that a timer can run for those. When the coordinating bank is gone, the host tells all others
/// `PeerLost(coordinator)`: they stop resumable. A lost bank comes back with a new machine and `Begin(stored)`: it is part
/// of the next tree. A stopped run is opened again by new machines of all banks and `Begin(stored)`.
public final class FederationParty {
    private final PartySetup setup;

    public FederationParty(PartySetup setup) {
        this.setup = setup;
    }

    public PartyId self() {
        return setup.self();
    }

    public FederationState initial() {
        return new FederationState();
    }

    public Step<FederationState> step(FederationState state, Input input) {
        // Joined with the machines of participant and coordinator in the next commits.
        return new Step<>(state, List.of(new Effect.Refuse(RunRefusal.of(TrainingReason.UNKNOWN_RUN, "a run", input))));
    }

    /// Peers whose message the bank waits for, itself left out. For the coordinating bank those it would go on without; for
    /// the others the coordinating bank, or nobody while they compute.
    public Set<PartyId> awaited(FederationState state) {
        return state.equals(initial()) ? Set.of() : Set.of(setup.terms().coordinator());
    }
}
