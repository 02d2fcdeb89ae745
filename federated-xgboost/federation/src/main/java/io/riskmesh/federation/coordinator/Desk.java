package io.riskmesh.federation.coordinator;

import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.sums.SumShapes;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What all of a coordinator's turns share.
record Desk(RunTerms terms, Primitives primitives) {

    PartyId self() {
        return terms.coordinator();
    }

    Header header(CoordinatorState state, int tree, int slot, int step) {
        return new Header(terms.runId(), tree, slot, step, self(), state.log().tip().digest());
    }

    /// Says it to all live banks and enters it into the transcript.
    Turn<CoordinatorState> say(CoordinatorState state, RoundMessage.Broadcast message) {
        byte[] bytes = RoundCodec.encode(message);
        return Turn.of(state.with(state.log().with(bytes)), new Order.Tell(state.liveMembers(), bytes));
    }

    SumShapes shapes(CoordinatorState state) {
        return new SumShapes(terms, state.session().orElseThrow());
    }

    Digest id(Aggregation aggregation) {
        return Digest.fromBytes(aggregation.id(primitives).array());
    }

    /// Whether the coordinator's own bank opens every sum as a participant.
    boolean participantsOpen() {
        return terms.run().sumOpeners() == SumOpeners.ALL_BANKS;
    }

    /// Ends the run: to be opened again.
    Turn<CoordinatorState> stop(CoordinatorState state, RunRefusal refusal) {
        return end(state, refusal, true, Optional.empty());
    }

    /// Tells a bank that is given up: one that was only slow begins again and asks to be let in.
    Order giveUp(CoordinatorState state, PartyId bank) {
        Header header = header(state, Header.BEFORE_TREES, state.slots().next(), 0);
        return Order.Tell.one(bank, new AbortRun(header, SharedReason.NOT_A_MEMBER, true, Optional.of(bank)));
    }

    Turn<CoordinatorState> tooFew(CoordinatorState state) {
        return stop(state, RunRefusal.of(SharedReason.TOO_FEW_BANKS, "at least " + terms.leastBanks() + " banks",
                state.live().size() + ": " + state.live()));
    }

    /// Ends the run for good.
    Turn<CoordinatorState> fail(CoordinatorState state, RunRefusal refusal, Optional<PartyId> named) {
        return end(state, refusal, false, named);
    }

    private Turn<CoordinatorState> end(CoordinatorState state, RunRefusal refusal, boolean resumable, Optional<PartyId> named) {
        List<PartyId> others = new ArrayList<>(state.live());
        others.remove(self());
        Header header = header(state, Header.BEFORE_TREES, state.slots().next(), 0);
        byte[] abort = RoundCodec.encode(new AbortRun(header, refusal.reason(), resumable, named));
        RunOutcome outcome = resumable ? new RunOutcome.Resumable(refusal) : new RunOutcome.Failed(refusal);
        return Turn.of(state.in(new Stage.Over()), new Order.Tell(others, abort),
                new Order.Host(new Effect.Refuse(refusal)), new Order.Host(new Effect.Finish(outcome)));
    }
}
