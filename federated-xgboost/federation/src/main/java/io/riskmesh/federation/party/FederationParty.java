package io.riskmesh.federation.party;

import io.riskmesh.federation.coordinator.Coordinator;
import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.PairCodec;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.participant.Participant;
import io.riskmesh.federation.refusal.ReasonNames;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Step;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.refusal.Refusal;
import java.util.List;
import java.util.Optional;
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
    private final Participant participant;
    private final Optional<Coordinator> coordinator;

    public FederationParty(PartySetup setup) {
        this.setup = setup;
        participant = new Participant(setup.self(), setup.terms(), setup.rows(), setup.primitives(), setup.entropy());
        coordinator = setup.coordinates() ? Optional.of(new Coordinator(setup.terms(), setup.primitives())) : Optional.empty();
    }

    public PartyId self() {
        return setup.self();
    }

    public FederationState initial() {
        return new FederationState(participant.initial(), coordinator.map(Coordinator::initial), Optional.empty(), Optional.empty(),
                List.of(), false);
    }

    public Step<FederationState> step(FederationState state, Input input) {
        if (state.finished()) {
            return new Step<>(state, List.of());
        }
        PartyRun run = new PartyRun(setup, participant, coordinator, state);
        switch (input) {
            case Input.Begin(StoredRun stored) -> begin(run, stored);
            case Input.Received(PartyId from, byte[] bytes) when RoundCodec.isRound(bytes) -> round(run, from, bytes);
            case Input.Received(PartyId from, byte[] bytes) when PairCodec.isPair(bytes) -> pair(run, from, bytes);
            case Input.Received(PartyId from, byte[] bytes) -> sum(run, from.equals(self()), bytes);
            case Input.PeerLost(PartyId peer) -> lost(run, peer);
            case Input.SurvivorsRegistered(var record) ->
                coordinator.ifPresent(role -> run.asCoordinator(now -> role.registered(now, record, true)));
            case Input.SurvivorsRefused(var record) ->
                coordinator.ifPresent(role -> run.asCoordinator(now -> role.registered(now, record, false)));
            case Input.Withdraw(RunRefusal refusal) -> withdraw(run, refusal);
        }
        return new Step<>(run.state(), run.effects());
    }

    private void begin(PartyRun run, StoredRun stored) {
        Optional<StoredPoints> kept = StoredPoints.of(setup.terms(), stored);
        if (kept.isEmpty()) {
            RunRefusal refusal = RunRefusal.of(TrainingReason.RUN_NOT_RESUMABLE, "what this run kept", "damaged bytes or another run's");
            run.refuse(refusal);
            run.finish(new RunOutcome.Failed(refusal));
            return;
        }
        run.asParticipant(now -> participant.begin(now, kept.get().points(), kept.get().opened()));
        coordinator.ifPresent(role -> run.asCoordinator(now -> role.begin(
                now, kept.get().points().stream().reduce((_, last) -> last), kept.get().entries(), kept.get().ending())));
    }

    private void round(PartyRun run, PartyId from, byte[] bytes) {
        switch (RoundCodec.decode(bytes)) {
            case RoundCodec.Decoded.Refused(RunRefusal refusal) -> run.refuse(refusal);
            case RoundCodec.Decoded.Message(RoundMessage message) -> {
                boolean toCoordinator = message instanceof JoinRun || message instanceof KeysReady || message instanceof AbortRun;
                if (coordinator.isPresent() && toCoordinator) {
                    run.asCoordinator(now -> coordinator.get().received(now, from, message, bytes));
                } else {
                    run.asParticipant(now -> participant.received(now, from, message, bytes));
                }
            }
        }
    }

    // Like any message that is none, one that its sender did not sign changes nothing.
    private void pair(PartyRun run, PartyId from, byte[] signed) {
        Optional<byte[]> opened = setup.pairs().open(from, signed);
        opened.ifPresentOrElse(bytes -> opened(run, from, bytes), () -> run.refuse(RunRefusal.of(SharedReason.SIGNATURE_INVALID,
                "a message of the pair that " + from + " signed", "another signature")));
    }

    private void opened(PartyRun run, PartyId from, byte[] bytes) {
        switch (PairCodec.decode(bytes)) {
            case PairCodec.Decoded.Refused(RunRefusal refusal) -> run.refuse(refusal);
            case PairCodec.Decoded.Message(PairMessage message) ->
                run.asParticipant(now -> participant.paired(now, from, message, bytes));
        }
    }

    private static void sum(PartyRun run, boolean own, byte[] bytes) {
        switch (SumCodec.decode(bytes)) {
            case SumCodec.Decoded.Refused(Refusal refusal) -> run.refuse(ReasonNames.of(refusal));
            case SumCodec.Decoded.Message(SessionMessage message) -> run.session(message);
            case SumCodec.Decoded.Message(SumMessage message) -> run.received(message, own);
        }
    }

    private void lost(PartyRun run, PartyId peer) {
        if (coordinator.isPresent()) {
            run.asCoordinator(now -> coordinator.get().lost(now, peer));
        } else if (peer.equals(setup.terms().coordinator())) {
            run.asParticipant(participant::coordinatorLost);
        }
    }

    private void withdraw(PartyRun run, RunRefusal refusal) {
        if (coordinator.isPresent()) {
            run.asCoordinator(now -> coordinator.get().stopped(now, refusal));
        } else {
            run.asParticipant(now -> participant.stopped(now, refusal));
        }
    }

    /// Peers whose message the bank waits for, itself left out. For the coordinating bank those it would go on without; for
    /// the others the coordinating bank.
    public Set<PartyId> awaited(FederationState state) {
        if (state.finished()) {
            return Set.of();
        }
        return coordinator.map(role -> role.awaited(state.coordinator().orElseThrow()))
                .orElseGet(() -> Set.of(setup.terms().coordinator()));
    }
}
