package io.riskmesh.securesum.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Explores worlds breadth-first. A world is the state of each honest party, the messages in the network, and how many
/// restarts are left. Every message in the network may reach its recipient at any time and as often as it likes, so
/// all orders, drops and duplicates are among the paths; a schedule is one of them.
final class Explorer {
    private static final int PERMANENT = WorldForm.MESSAGES;
    private static final int ORDERS = PERMANENT + 500;
    private static final int RESTART = ORDERS + 10;
    /// How many different moves a party can make.
    static final int MOVES = RESTART + 1;

    private final Oracle oracle;
    private final Mail mail;
    private final List<LocalSpace> spaces;
    private final Map<String, List<Mail.Item>> permanent;
    private final Map<String, List<Move.Orders>> orders;
    private final int restarts;
    private final WorldForm form;
    private final long[] next;
    private int[][] mailOf = new int[0][];
    private int mailSeen;
    private long moves;

    /// @param permanent messages that are in the network from the beginning, by recipient
    /// @param orders what a party's host may order at any time
    /// @param restarts how many parties may be killed and come back
    Explorer(Oracle oracle, Mail mail, List<LocalSpace> spaces, Map<String, List<Mail.Item>> permanent,
            Map<String, List<Move.Orders>> orders, int restarts) {
        this.oracle = oracle;
        this.mail = mail;
        this.permanent = permanent;
        this.orders = orders;
        this.restarts = restarts;
        this.spaces = List.copyOf(spaces);
        this.form = new WorldForm(spaces.size());
        this.next = new long[form.width()];
    }

    /// What an exploration saw.
    ///
    /// @param moves tried, those that change nothing included
    /// @param openings moves of a party's state that opened a sum
    /// @param complete whether all reachable worlds were seen
    record Result(int worlds, long moves, int partyStates, int messages, int openings, boolean complete) {}

    /// All worlds, or the first `limit` of them.
    Result exhaust(int limit) {
        StateTable table = new StateTable(form.width());
        long[] world = begin();
        table.add(world, -1);
        for (int number = 0; number < table.size() && table.size() < limit; number++) {
            table.read(number, world);
            int from = number;
            try {
                forEachMove(world, (_, _, successor) -> table.add(successor, from));
            } catch (Violation violation) {
                throw violation.after(path(table, number));
            }
        }
        return result(table.size(), table.size() < limit);
    }

    /// Random paths of bounded length; moves that change nothing are not counted.
    Result walk(int paths, int length, Random random) {
        StateTable ends = new StateTable(form.width());
        for (int path = 0; path < paths; path++) {
            long[] world = begin();
            for (int step = 0; step < length; step++) {
                List<long[]> successors = new ArrayList<>();
                forEachMove(world, (_, _, successor) -> successors.add(successor.clone()));
                if (successors.isEmpty()) {
                    break;
                }
                world = successors.get(random.nextInt(successors.size()));
            }
            ends.add(world, -1);
        }
        return result(ends.size(), false);
    }

    private Result result(int worlds, boolean complete) {
        int partyStates = spaces.stream().mapToInt(LocalSpace::size).sum();
        return new Result(worlds, moves, partyStates, mail.size(), oracle.openings(), complete);
    }

    private interface Visit {
        void successor(int party, int number, long[] world);
    }

    private long[] begin() {
        long[] world = new long[form.width()];
        form.setRestarts(world, restarts);
        for (int party = 0; party < spaces.size(); party++) {
            apply(world, party, spaces.get(party).begin());
        }
        judge(world);
        return world;
    }

    private void forEachMove(long[] world, Visit visit) {
        sortMail();
        for (int party = 0; party < spaces.size(); party++) {
            for (int id : mailOf[party]) {
                if ((form.sent(world) >>> id & 1) != 0) {
                    move(world, party, id, () -> new Move.Deliver(mail.get(id)), visit);
                }
            }
            List<Mail.Item> always = permanent.getOrDefault(spaces.get(party).party(), List.of());
            for (int i = 0; i < always.size(); i++) {
                Mail.Item item = always.get(i);
                move(world, party, PERMANENT + i, () -> new Move.Deliver(item), visit);
            }
            List<Move.Orders> ordered = orders.getOrDefault(spaces.get(party).party(), List.of());
            for (int i = 0; i < ordered.size(); i++) {
                Move.Orders order = ordered.get(i);
                move(world, party, ORDERS + i, () -> order, visit);
            }
            if (form.restarts(world) > 0) {
                move(world, party, RESTART, Move.Restart::new, visit);
            }
        }
    }

    private void sortMail() {
        if (mailSeen == mail.size() && mailOf.length > 0) {
            return;
        }
        mailSeen = mail.size();
        mailOf = new int[spaces.size()][];
        for (int party = 0; party < mailOf.length; party++) {
            String name = spaces.get(party).party();
            mailOf[party] = IntStream.range(0, mailSeen).filter(id -> mail.get(id).to().equals(name)).toArray();
        }
    }

    private void move(long[] world, int party, int number, Supplier<Move> move, Visit visit) {
        LocalSpace.Transition transition = spaces.get(party).move(form.local(world, party), number, move);
        moves++;
        if (transition.isNone()) {
            return;
        }
        System.arraycopy(world, 0, next, 0, world.length);
        form.setRestarts(next, form.restarts(world) - (number == RESTART ? 1 : 0));
        apply(next, party, transition);
        if (transition.speaks()) {
            judge(next);
        }
        visit.successor(party, number, next);
    }

    private void apply(long[] world, int party, LocalSpace.Transition transition) {
        form.setLocal(world, party, transition.next());
        form.send(world, transition.sends());
    }

    private void judge(long[] world) {
        long said = 0;
        for (int party = 0; party < spaces.size(); party++) {
            said |= spaces.get(party).said(form.local(world, party));
        }
        oracle.judge(said);
    }

    // How a world came to be: for each step back, the move that leads from the parent to it.
    private String path(StateTable table, int number) {
        List<String> steps = new ArrayList<>();
        long[] world = new long[next.length];
        long[] wanted = new long[next.length];
        for (int child = number; table.parent(child) >= 0; child = table.parent(child)) {
            table.read(child, wanted);
            table.read(table.parent(child), world);
            List<String> found = new ArrayList<>();
            forEachMove(world, (party, move, successor) -> {
                if (Arrays.equals(successor, wanted)) {
                    found.add(name(party, move));
                }
            });
            steps.addFirst(found.getFirst());
        }
        return String.join("\n", steps);
    }

    private String name(int party, int number) {
        String name = spaces.get(party).party();
        return name + " " + move(name, number);
    }

    private Move move(String name, int number) {
        if (number == RESTART) {
            return new Move.Restart();
        }
        if (number >= ORDERS) {
            return orders.get(name).get(number - ORDERS);
        }
        return new Move.Deliver(number >= PERMANENT ? permanent.get(name).get(number - PERMANENT) : mail.get(number));
    }
}
