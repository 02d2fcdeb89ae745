package io.riskmesh.federation.coordinator;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.CatchUp;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gathers banks into a session: at the start, after a stop, and whenever a bank comes back.
record OpeningTurns(Desk desk) {

    /// Asks these banks to join the next session.
    Turn<CoordinatorState> open(CoordinatorState state, Set<PartyId> expected) {
        CoordinatorState now = state.inEpoch(state.epoch() + 1).withLive(expected).withReturning(Set.of());
        byte[] opening = RoundCodec.encode(new OpenRun(header(now), now.epoch(), desk.terms().parametersDigest(),
                desk.terms().rosterDigest(), desk.terms().run().sumOpeners()));
        return Turn.of(now.in(new Stage.Opening(Digest.of("open-run-message", opening), expected, new TreeMap<>())),
                new Order.Tell(List.copyOf(new TreeSet<>(expected)), opening));
    }

    private Header header(CoordinatorState state) {
        return desk.header(state, Header.BEFORE_TREES, state.slots().next(), 0);
    }

    /// A bank asks to be let in while banks are gathered. One that was asked and has not answered may have been asked before it
    /// began, so it is asked again; one that has answered was restarted since.
    Turn<CoordinatorState> knocked(CoordinatorState state, Stage.Opening now, PartyId bank) {
        Set<PartyId> expected = new TreeSet<>(now.expected());
        expected.add(bank);
        SortedMap<PartyId, Stage.Joined> joined = new TreeMap<>(now.joined());
        joined.remove(bank);
        Set<PartyId> live = new TreeSet<>(state.live());
        live.add(bank);
        byte[] opening = RoundCodec.encode(new OpenRun(header(state), state.epoch(), desk.terms().parametersDigest(),
                desk.terms().rosterDigest(), desk.terms().run().sumOpeners()));
        return Turn.of(state.withLive(live).in(new Stage.Opening(now.opening(), expected, joined)),
                new Order.Tell(List.of(bank), opening));
    }

    Turn<CoordinatorState> joined(CoordinatorState state, Stage.Opening now, PartyId bank, JoinRun message, byte[] bytes)
            throws RefusedRound {
        unless(message.epoch() == state.epoch() && now.expected().contains(bank), TrainingReason.STALE_MESSAGE,
                "an answer of " + now.expected() + " to epoch " + state.epoch(), bank + ", epoch " + message.epoch());
        unless(message.join().equals(desk.terms().join(bank).digest()), SharedReason.DIGEST_MISMATCH,
                "the join of " + bank + " on the ledger", "another");
        unless(message.schema().equals(desk.terms().schemaDigest()), SharedReason.SCHEMA_MISMATCH,
                desk.terms().schemaDigest() + " of " + bank, message.schema());
        unless(message.plan().equals(desk.terms().planDigest()), TrainingReason.PLAN_MISMATCH,
                desk.terms().planDigest() + " of " + bank, message.plan());
        SortedMap<PartyId, Stage.Joined> joined = new TreeMap<>(now.joined());
        joined.put(bank, new Stage.Joined(message, Digest.of("run-join-message", bytes)));
        return startIfComplete(state, new Stage.Opening(now.opening(), now.expected(), joined));
    }

    /// A bank that was expected is lost.
    Turn<CoordinatorState> lost(CoordinatorState state, Stage.Opening now, PartyId bank) {
        Set<PartyId> expected = new TreeSet<>(now.expected());
        expected.remove(bank);
        SortedMap<PartyId, Stage.Joined> joined = new TreeMap<>(now.joined());
        joined.remove(bank);
        if (expected.size() < desk.terms().leastBanks()) {
            return desk.tooFew(state);
        }
        return startIfComplete(state, new Stage.Opening(now.opening(), expected, joined));
    }

    private Turn<CoordinatorState> startIfComplete(CoordinatorState state, Stage.Opening now) {
        CoordinatorState next = state.in(now);
        return now.joined().keySet().equals(now.expected()) ? start(next, now) : Turn.of(next);
    }

    private Turn<CoordinatorState> start(CoordinatorState state, Stage.Opening now) {
        List<PartyId> members = List.copyOf(now.joined().keySet());
        for (Stage.Joined joined : now.joined().values()) {
            Optional<RunRefusal> refusal = conflict(state, members, joined.message());
            if (refusal.isPresent()) {
                return desk.stop(state, refusal.get());
            }
        }
        List<Order> catchUps = new ArrayList<>();
        for (PartyId bank : members) {
            Optional<Digest> from = knownPoint(state, now.joined().get(bank).message());
            if (from.isEmpty()) {
                return desk.fail(state, RunRefusal.of(TrainingReason.RUN_NOT_RESUMABLE, "a point of this run's transcript",
                        "others, held by " + bank), Optional.of(bank));
            }
            if (!from.get().equals(state.log().tip().digest())) {
                catchUps.add(Order.Tell.one(bank, new CatchUp(header(state), state.log().since(from.get()))));
            }
        }
        StartSession message = new StartSession(header(state), state.epoch(), state.progress().rounds(), now.opening(), members,
                now.joined().values().stream().map(Stage.Joined::digest).toList());
        CoordinatorState there = state.in(Session.of(message)).withLive(Set.copyOf(members)).in(new Stage.SettingUp(Set.of()));
        return new Turn<>(there, catchUps).then(desk.say(there, message));
    }

    // Where a bank stands, or the newest point that it can go back to: of the present point, what it holds, the beginning.
    private static Optional<Digest> knownPoint(CoordinatorState state, JoinRun join) {
        List<Digest> points = new ArrayList<>();
        join.held().forEach(held -> points.add(held.transcript()));
        points.add(join.header().previous());
        for (int i = points.size() - 1; i >= 0; i--) {
            if (state.log().knows(points.get(i))) {
                return Optional.of(points.get(i));
            }
        }
        return Optional.empty();
    }

    // What was revealed under another set must be ended first, by what was opened of it (rule R3).
    private static Optional<RunRefusal> conflict(CoordinatorState state, List<PartyId> members, JoinRun join) {
        Digest gradients = state.progress().model().digest();
        Optional<OpenedTree> opened = join.opened().filter(tree -> tree.gradients().equals(gradients));
        boolean endable = state.ending().isPresent();
        return opened.filter(tree -> !tree.members().equals(members) && !endable).map(tree -> RunRefusal.of(
                TrainingReason.REOPEN_WITH_OTHER_SET, "the banks of the tree under way, " + tree.members(), members));
    }

    Turn<CoordinatorState> ready(CoordinatorState state, Stage.SettingUp now, PartyId bank, KeysReady message) throws RefusedRound {
        unless(message.epoch() == state.epoch() && state.live().contains(bank), TrainingReason.STALE_MESSAGE,
                "keys of epoch " + state.epoch(), bank + ", epoch " + message.epoch());
        Set<PartyId> ready = new TreeSet<>(now.ready());
        ready.add(bank);
        return Turn.of(state.in(new Stage.SettingUp(ready)));
    }

    static Order back(PartyId bank, CoordinatorState state) {
        return new Order.Host(new Effect.Report(new RunEvent.BankBack(bank, Math.max(0, state.progress().rounds()))));
    }
}
