package io.riskmesh.securesum.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything each honest party could ever come to, by itself: any message any honest party could ever send may reach it, in
/// any order and number, and it may be killed at any time. Then every choice of one such fate per
/// party is judged. Parties influence each other through messages only, so whatever can happen in a world is among these
/// fates; the closure sees more than all worlds, and what holds for it holds for them.
final class Closure {
    private final Oracle oracle;
    private final Mail mail;
    private final List<LocalSpace> spaces;
    private final Map<String, List<Mail.Item>> permanent;
    private final Map<String, List<Move.Orders>> orders;
    private final int restarts;
    private long moves;

    /// @param restarts how often each party may be killed and come back
    Closure(Oracle oracle, Mail mail, List<LocalSpace> spaces, Map<String, List<Mail.Item>> permanent,
            Map<String, List<Move.Orders>> orders, int restarts) {
        this.oracle = oracle;
        this.mail = mail;
        this.spaces = List.copyOf(spaces);
        this.permanent = permanent;
        this.orders = orders;
        this.restarts = restarts;
    }

    /// @param partyStates of all parties together
    /// @param fates what a party may have said in the end, multiplied over the parties
    record Result(int partyStates, long moves, int messages, int openings, long fates) {}

    Result run() {
        spaces.forEach(LocalSpace::begin);
        List<List<Integer>> tried = new ArrayList<>();
        spaces.forEach(_ -> tried.add(new ArrayList<>()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int party = 0; party < spaces.size(); party++) {
                grown |= grow(spaces.get(party), tried.get(party));
            }
        }
        return new Result(spaces.stream().mapToInt(LocalSpace::size).sum(), moves, mail.size(), oracle.openings(), judge());
    }

    // Each state makes all its moves once, and later those with messages that came up in the meantime.
    private boolean grow(LocalSpace space, List<Integer> tried) {
        int statesBefore = space.size();
        int mailBefore = mail.size();
        for (int local = 0; local < space.size(); local++) {
            if (local == tried.size()) {
                tried.add(0);
                for (Move move : withoutMail(space.party())) {
                    make(space, local, move);
                }
                if (space.restarts(local) < restarts) {
                    make(space, local, new Move.Restart());
                }
            }
            for (int id = tried.get(local); id < mail.size(); id++) {
                if (space.canReceive(local, mail.get(id))) {
                    make(space, local, new Move.Deliver(mail.get(id)));
                }
            }
            tried.set(local, mail.size());
        }
        return space.size() != statesBefore || mail.size() != mailBefore;
    }

    private List<Move> withoutMail(String party) {
        List<Move> all = new ArrayList<>();
        all.addAll(orders.getOrDefault(party, List.of()));
        permanent.getOrDefault(party, List.of()).forEach(item -> all.add(new Move.Deliver(item)));
        return all;
    }

    private void make(LocalSpace space, int local, Move move) {
        moves++;
        LocalSpace.Transition made = space.compute(local, move);
        if (made.speaks()) {
            judge(space, made.next());
        }
    }

    private void judge(LocalSpace space, int local) {
        try {
            oracle.judge(space.said(local));
        } catch (Violation violation) {
            throw violation.after(String.join("\n", space.path(local)));
        }
    }

    private long judge() {
        List<Set<Long>> fates = new ArrayList<>();
        for (LocalSpace space : spaces) {
            Set<Long> said = new HashSet<>();
            for (int local = 0; local < space.size(); local++) {
                said.add(space.said(local));
            }
            fates.add(said);
        }
        return judge(fates, 0, 0);
    }

    private long judge(List<Set<Long>> fates, int party, long said) {
        if (party == fates.size()) {
            oracle.judge(said);
            return 1;
        }
        long count = 0;
        for (long own : fates.get(party)) {
            count += judge(fates, party + 1, said | own);
        }
        return count;
    }
}
