package io.riskmesh.securesum.slot;

import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.SIGNATURE_INVALID;
import static io.riskmesh.securesum.refusal.SumRefusal.STALE_SLOT;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_SESSION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The end of a slot under {@link io.riskmesh.securesum.parameters.Authentication#TAGGED}: every party signs all records it
/// sent, everybody verifies, and a party whose signature is missing or does not cover what was received is named. Privacy
/// does not rest on it, since survivor sets come from the ledger's evidence; it postpones to the slot's end the proof that
/// convinces third parties, and until then blame between a relay and a bank is ambiguous.
public final class SumSlot {
    private final SumContext context;

    public SumSlot(SumContext context) {
        this.context = context;
    }

    /// Notes a record that was sent or accepted.
    public Step<SlotState> witness(SlotState state, Effect.Witnessed record) {
        if (record.slot() < state.slot()) {
            return Step.of(state);
        }
        SlotState now = record.slot() > state.slot() ? SlotState.at(record.slot()) : state;
        if (now.seenOf(record.party()).contains(record.recordDigest())) {
            return Step.of(now);
        }
        SlotSignature signature = now.signatures().get(record.party());
        if (signature != null && !signature.recordDigests().contains(record.recordDigest())) {
            return Step.of(now, uncovered(signature));
        }
        return Step.of(now.withSeen(record.party(), record.recordDigest()));
    }

    /// Signs what this party sent and waits for the others' signatures.
    ///
    /// @param parties who must sign: members of the set, the relay, the openers
    public Step<SlotState> close(SlotState state, Roster parties) {
        if (!parties.contains(context.self()) || !context.keys().roster().containsAll(parties)) {
            return Step.of(state, new Effect.Refused(
                    Refusal.of(NOT_IN_ROSTER, context.keys().roster() + " with " + context.self(), parties)));
        }
        SlotSignature own = state.signatures().get(context.self());
        if (own == null) {
            own = sign(state);
        }
        List<Effect> effects = new ArrayList<>();
        for (String other : parties.others(context.self())) {
            effects.add(new Effect.Send(other, own));
        }
        return finished(state.withSignature(own).closing(parties), effects);
    }

    /// Verifies another party's signature.
    public Step<SlotState> receive(SlotState state, SlotSignature message) {
        try {
            return received(state, message);
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal(), List.of(message)));
        }
    }

    private Step<SlotState> received(SlotState state, SlotSignature message) throws RefusedInput {
        RefusedInput.unless(message.sessionId().equals(context.keys().sessionId()),
                WRONG_SESSION, context.keys().sessionId(), message.sessionId());
        RefusedInput.unless(context.keys().roster().contains(message.party()),
                NOT_IN_ROSTER, context.keys().roster(), message.party());
        RefusedInput.unless(message.slot() == state.slot(), STALE_SLOT, "slot " + state.slot(), message.slot());
        byte[] statement = SlotSignature.statement(
                message.sessionId(), message.slot(), message.party(), message.recordDigests(), context.primitives());
        RefusedInput.unless(context.verifier().verifyPostQuantum(message.party(), statement, message.signature()),
                SIGNATURE_INVALID, "a slot signature of " + message.party(), "one that does not verify");
        SlotSignature before = state.signatures().get(message.party());
        if (before != null) {
            RefusedInput.unless(before.recordDigests().equals(message.recordDigests()),
                    EQUIVOCATION, "one slot signature of " + message.party(), "two");
            return Step.of(state);
        }
        Set<Octets> covered = new HashSet<>(message.recordDigests());
        if (!covered.containsAll(state.seenOf(message.party()))) {
            return Step.of(state, uncovered(message));
        }
        return finished(state.withSignature(message), new ArrayList<>());
    }

    private static Effect uncovered(SlotSignature message) {
        return new Effect.Refused(Refusal.of(SIGNATURE_INVALID,
                "a slot signature of " + message.party() + " over all its records", "one record is missing"),
                List.of(message));
    }

    private SlotSignature sign(SlotState state) {
        List<Octets> sent = state.seenOf(context.self());
        Octets sessionId = context.keys().sessionId();
        byte[] statement =
                SlotSignature.statement(sessionId, state.slot(), context.self(), sent, context.primitives());
        return new SlotSignature(
                sessionId, state.slot(), context.self(), sent, context.signer().signPostQuantum(statement));
    }

    private static Step<SlotState> finished(SlotState state, List<Effect> effects) {
        boolean complete = state.expected().isPresent() && state.missing().isEmpty();
        if (complete && state.closing() == SlotState.Closing.OPEN) {
            effects.add(new Effect.PersistThen(new JournalEntry.Floor(state.slot() + 1, 0),
                    List.of(new Effect.SlotClosed(state.slot()))));
            return new Step<>(state.closed(), effects);
        }
        return new Step<>(state, effects);
    }
}
