package io.riskmesh.federation.party;

import io.riskmesh.federation.coordinator.CoordinatorState;
import io.riskmesh.federation.participant.ParticipantState;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.securesum.message.SessionMessage;
import java.util.List;
import java.util.Optional;

/// Where a bank's machine stands.
///
/// @param coordinator at the coordinating bank
/// @param keys the key set-up of the session
/// @param sums the masked sums of the session, once its keys are confirmed
/// @param early messages of a key set-up that others began before this bank heard of it
public record FederationState(
        ParticipantState participant, Optional<CoordinatorState> coordinator, Optional<KeySetUp> keys, Optional<SumMachine> sums,
        List<SessionMessage> early, boolean finished) {

    public FederationState {
        early = List.copyOf(early);
    }

    FederationState with(ParticipantState next) {
        return new FederationState(next, coordinator, keys, sums, early, finished);
    }

    FederationState with(CoordinatorState next) {
        return new FederationState(participant, Optional.of(next), keys, sums, early, finished);
    }

    FederationState with(KeySetUp next) {
        return new FederationState(participant, coordinator, Optional.of(next), sums, early, finished);
    }

    FederationState with(SumMachine next) {
        return new FederationState(participant, coordinator, keys, Optional.of(next), early, finished);
    }

    FederationState withoutSums() {
        return new FederationState(participant, coordinator, keys, Optional.empty(), early, finished);
    }

    FederationState withEarly(List<SessionMessage> next) {
        return new FederationState(participant, coordinator, keys, sums, next, finished);
    }

    FederationState atEnd() {
        return new FederationState(participant, coordinator, keys, sums, List.of(), true);
    }

    /// How often each leakage rule was asked and refused here.
    public RuleTally tally() {
        return coordinator.map(CoordinatorState::tally).orElse(RuleTally.NOTHING).plus(participant.tally());
    }

    @Override
    public String toString() {
        return "FederationState[" + (finished ? "finished" : "under way") + "]";
    }
}
