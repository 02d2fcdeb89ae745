package io.riskmesh.securesum.model;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The states one party can be in, each once by its canonical digest, and its moves between them. A party is a pure function
/// of what reaches it, so each move is computed once however many worlds make it.
final class LocalSpace {
    private final Machine machine;
    private final Mail mail;
    private final Canonical canonical;
    private final Oracle oracle;
    private final List<Local> locals = new ArrayList<>();
    private final Map<Octets, Integer> ids = new HashMap<>();
    private final List<Transition[]> transitions = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();

    LocalSpace(Machine machine, Mail mail, Canonical canonical, Oracle oracle) {
        this.machine = machine;
        this.mail = mail;
        this.canonical = canonical;
        this.oracle = oracle;
    }

    /// @param next the party's state afterwards
    /// @param sends ids of the messages sent
    /// @param speaks whether it states something it had not stated before
    record Transition(int next, int[] sends, boolean speaks) {
        /// Nothing changes.
        static final Transition NONE = new Transition(-1, new int[0], false);

        boolean isNone() {
            return next < 0;
        }
    }

    String party() {
        return machine.self();
    }

    Transition begin() {
        return entered(Local.initial(), -1, "begins", machine.begin());
    }

    /// @param number of the move, the same for the same move
    Transition move(int local, int number, Supplier<Move> move) {
        Transition[] of = transitions.get(local);
        if (of == null) {
            of = new Transition[Explorer.MOVES];
            transitions.set(local, of);
        }
        if (of[number] == null) {
            of[number] = compute(local, move.get());
        }
        return of[number];
    }

    /// The same without a number: computed each time.
    Transition compute(int local, Move move) {
        Local before = locals.get(local);
        Machine.Outcome outcome = machine.move(before, move);
        if (outcome.effects().stream().allMatch(Effect.Refused.class::isInstance)
                && untouched(before, outcome.next())) {
            return Transition.NONE;
        }
        oracle.judge(machine.self(), before, move, outcome);
        Transition made = entered(before, local, move.toString(), outcome);
        return made.next() == local && made.sends().length == 0 ? Transition.NONE : made;
    }

    // The machines return the state they were given when nothing changes; this saves its digest.
    @SuppressWarnings("ReferenceEquality")
    private static boolean untouched(Local before, Local next) {
        PartyState a = before.state();
        PartyState b = next.state();
        return a.contributor() == b.contributor() && a.relay() == b.relay() && a.opener() == b.opener()
                && a.slot() == b.slot() && before.restarts() == next.restarts() && before.kept().equals(next.kept());
    }

    private Transition entered(Local before, int parent, String origin, Machine.Outcome outcome) {
        List<Integer> sends = new ArrayList<>();
        long said = before.said();
        for (Effect effect : outcome.effects()) {
            if (effect instanceof Effect.Send(var to, var message)) {
                said |= oracle.stated(machine.self(), message);
                sends.addAll(mail.posted(machine.self(), to, message));
            }
        }
        Local next = outcome.next().saying(said);
        int id = id(next);
        if (id == origins.size()) {
            origins.add(origin);
            parents.add(parent);
        }
        return new Transition(
                id, sends.stream().mapToInt(Integer::intValue).toArray(), next.said() != before.said());
    }

    /// The moves that led to a state, in one of the ways there are.
    List<String> path(int local) {
        List<String> path = new ArrayList<>();
        for (int at = local; at >= 0; at = parents.get(at)) {
            path.addFirst(machine.self() + " " + origins.get(at));
        }
        return path;
    }

    long said(int local) {
        return locals.get(local).said();
    }

    private int id(Local local) {
        return ids.computeIfAbsent(canonical.of(local), _ -> {
            locals.add(local);
            transitions.add(null);
            return locals.size() - 1;
        });
    }

    /// Whether a message can reach the party in this state: its own statements it has made in its own past.
    boolean canReceive(int local, Mail.Item item) {
        return item.to().equals(machine.self())
                && (oracle.stated(machine.self(), item.message()) & ~locals.get(local).said()) == 0;
    }

    int restarts(int local) {
        return locals.get(local).restarts();
    }

    int size() {
        return locals.size();
    }
}
