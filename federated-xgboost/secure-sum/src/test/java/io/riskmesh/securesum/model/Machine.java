package io.riskmesh.securesum.model;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.party.Restoration;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;

/// An honest party: the real machines behind the real step. Mutants of the positive controls override one answer.
class Machine {
    private static final Octets EPOCH = Octets.ofText("epoch");

    private final SumContext context;
    private final SumParty party;
    private final List<SumInput> orders;

    /// @param orders what its host orders at the beginning and again after a restart
    Machine(SumContext context, List<SumInput> orders) {
        this.context = context;
        this.party = new SumParty(context);
        this.orders = List.copyOf(orders);
    }

    final String self() {
        return context.self();
    }

    final SumContext context() {
        return context;
    }

    final List<SumInput> orders() {
        return orders;
    }

    /// @param effects all of them, in order, those behind a journal entry included
    record Outcome(Local next, List<Effect> effects) {}

    final Outcome begin() {
        return apply(Local.initial(), orders);
    }

    final Outcome move(Local local, Move move) {
        return switch (move) {
            case Move.Deliver(Mail.Item item) -> deliver(local, item);
            case Move.Orders(_, var inputs) -> apply(local, inputs);
            case Move.Restart() -> restart(local);
        };
    }

    Outcome deliver(Local local, Mail.Item item) {
        return apply(local, List.of(new SumInput.Received(item.message())));
    }

    Outcome restart(Local local) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Begun(context.keys().sessionId(), EPOCH));
        entries.addAll(local.journal());
        PartyState restored = switch (Restoration.of(context, EPOCH, entries)) {
            case Restoration.Restored(PartyState state) -> state;
            case Restoration.Refused(var refusal) -> throw new IllegalStateException(refusal.toString());
        };
        return apply(local.restarted(restored), orders);
    }

    final Outcome apply(Local local, List<SumInput> inputs) {
        PartyState state = local.state();
        List<JournalEntry> journal = new ArrayList<>(local.journal());
        List<Effect> effects = new ArrayList<>();
        for (SumInput input : inputs) {
            Step<PartyState> step = party.step(state, input);
            state = step.state();
            flatten(step.effects(), journal, effects);
        }
        return new Outcome(local.with(state, journal), effects);
    }

    private static void flatten(List<Effect> effects, List<JournalEntry> journal, List<Effect> flat) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.PersistThen(JournalEntry entry, List<Effect> inner)) {
                // Written again after a restart, an entry says nothing new; without it states stay few.
                if (!journal.contains(entry)) {
                    journal.add(entry);
                }
                flatten(inner, journal, flat);
            } else {
                flat.add(effect);
            }
        }
    }
}
