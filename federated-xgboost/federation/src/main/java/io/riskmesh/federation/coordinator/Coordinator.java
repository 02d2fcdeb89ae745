package io.riskmesh.federation.coordinator;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.journal.JournalForm;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.CatchUp;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Notice;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.SplitsOnly;
import io.riskmesh.federation.rules.TruncateOnDrop;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The bank that moves a run on: it gathers the others, asks for masked sums, opens them, lets the leakage rules and
/// boosting decide, and tells everybody what follows. It holds sums and gains; nothing it says has a field for them.
public final class Coordinator {
    private static final Set<ReasonCode> MISPLACED = Set.of(TrainingReason.UNKNOWN_RUN, TrainingReason.STALE_MESSAGE,
            TrainingReason.MALFORMED_MESSAGE, SharedReason.WRONG_PARTY);

    private final Desk desk;
    private final OpeningTurns opening;
    private final NextTurns next;
    private final CutTurns cuts;
    private final TreeTurns trees;

    public Coordinator(RunTerms terms, Primitives primitives) {
        desk = new Desk(terms, primitives);
        opening = new OpeningTurns(desk);
        EndingTurns endings = new EndingTurns(desk);
        next = new NextTurns(desk, opening, endings);
        cuts = new CutTurns(desk, next, endings);
        trees = new TreeTurns(desk, next, endings);
    }

    public CoordinatorState initial() {
        return CoordinatorState.initial(desk.terms());
    }

    /// Opens the run, or opens it again from what was kept.
    ///
    /// @param point the newest that was kept
    /// @param entries the transcript that was kept
    /// @param ending how what was under way would end
    public Turn<CoordinatorState> begin(CoordinatorState state, Optional<RunCheckpoint> point, List<byte[]> entries,
            Optional<JournalForm.Entry.Ending> ending) {
        CoordinatorState now = state;
        if (point.isPresent()) {
            RunCheckpoint kept = point.get();
            TranscriptLog log = TranscriptLog.restored(Transcript.ofRun(desk.terms().runId()), entries);
            if (!log.knows(kept.transcript().digest())) {
                return desk.fail(now, RunRefusal.of(TrainingReason.RUN_NOT_RESUMABLE, "the transcript of the checkpoint", "another"),
                        Optional.empty());
            }
            now = new CoordinatorState(now.stage(), kept.epoch(), log.upTo(kept.transcript().digest()), kept.progress(), kept.stopping(),
                    now.live(), now.returning(), now.nonces(), Optional.empty(), new SlotBook(kept.floor(), Optional.empty()), ending, now.tally());
        } else {
            now = now.withEnding(ending);
        }
        return opening.open(now, Set.copyOf(desk.terms().roster()));
    }

    /// Takes a message of a bank. `bytes` are its written form.
    public Turn<CoordinatorState> received(CoordinatorState state, PartyId from, RoundMessage message, byte[] bytes) {
        try {
            unless(message.header().run().equals(desk.terms().runId()), TrainingReason.UNKNOWN_RUN,
                    "run " + desk.terms().runId(), message.header().run());
            unless(message.header().sender().equals(from) && desk.terms().roster().contains(from), SharedReason.WRONG_PARTY,
                    "a message of an invited bank as itself", message.header().sender() + " by " + from);
            return taken(state, from, message, bytes);
        } catch (RefusedRound e) {
            return refused(state, e.refusal(), Optional.of(from));
        }
    }

    private Turn<CoordinatorState> refused(CoordinatorState state, RunRefusal refusal, Optional<PartyId> named) {
        return MISPLACED.contains(refusal.reason())
                ? Turn.of(state, new Order.Host(new Effect.Refuse(refusal))) : desk.fail(state, refusal, named);
    }

    private Turn<CoordinatorState> taken(CoordinatorState state, PartyId from, RoundMessage message, byte[] bytes) throws RefusedRound {
        return switch (message) {
            case JoinRun join when state.nonces().contains(join.nonce()) ->
                throw new RefusedRound(TrainingReason.STALE_MESSAGE, "a join once", "one of " + from + " again");
            case JoinRun join when join.epoch() == JoinRun.KNOCK -> knocked(state.hearing(join.nonce()), from);
            case JoinRun join when state.stage() instanceof Stage.Opening now ->
                opening.joined(state.hearing(join.nonce()), now, from, join, bytes);
            case KeysReady ready when state.stage() instanceof Stage.SettingUp now -> ready(state, now, from, ready);
            case AbortRun abort when !(state.stage() instanceof Stage.Over) && state.live().contains(from) ->
                desk.fail(state, RunRefusal.of(abort.reason(), "the run to go on", "a refusal of " + from), Optional.of(from));
            case JoinRun _, KeysReady _, AbortRun _, OpenRun _, CatchUp _, RoundMessage.Broadcast _ ->
                throw new RefusedRound(TrainingReason.STALE_MESSAGE, "what fits " + state.stage().getClass().getSimpleName(),
                        message.getClass().getSimpleName() + " of " + from);
        };
    }

    private Turn<CoordinatorState> knocked(CoordinatorState state, PartyId bank) {
        return switch (state.stage()) {
            case Stage.Idle _, Stage.Over _ -> Turn.of(state);
            case Stage.Opening now -> opening.knocked(state, now, bank);
            case Stage.SettingUp _, Stage.Registering _, Stage.Counting _, Stage.Level _, Stage.Asking _, Stage.Scoring _,
                    Stage.Closing _ -> returning(state, bank);
        };
    }

    // A member that knocks was restarted: it is lost for the tree under way.
    private Turn<CoordinatorState> returning(CoordinatorState state, PartyId bank) {
        Turn<CoordinatorState> gone = state.live().contains(bank) ? lost(state, bank) : Turn.of(state);
        Set<PartyId> returning = new TreeSet<>(gone.state().returning());
        returning.add(bank);
        return switch (gone.state().stage()) {
            case Stage.Over _ -> gone;
            case Stage.Opening now -> gone.then(opening.knocked(gone.state(), now, bank));
            case Stage.Idle _, Stage.SettingUp _, Stage.Registering _, Stage.Counting _, Stage.Level _, Stage.Asking _, Stage.Scoring _,
                    Stage.Closing _ -> new Turn<>(gone.state().withReturning(returning), gone.orders());
        };
    }

    private Turn<CoordinatorState> ready(CoordinatorState state, Stage.SettingUp now, PartyId from, KeysReady message) throws RefusedRound {
        Turn<CoordinatorState> turn = opening.ready(state, now, from, message);
        boolean complete = turn.state().stage() instanceof Stage.SettingUp(Set<PartyId> ready) && ready.equals(state.live());
        return complete ? turn.then(next.proceed(turn.state())) : turn;
    }

    /// The ledger took or did not take a record.
    public Turn<CoordinatorState> registered(CoordinatorState state, SurvivorRecord record, boolean taken) {
        return state.stage() instanceof Stage.Registering now && now.record().equals(record)
                ? next.registered(state, record, taken) : Turn.of(state);
    }

    /// A bank is gone.
    public Turn<CoordinatorState> lost(CoordinatorState state, PartyId bank) {
        Set<PartyId> returning = new TreeSet<>(state.returning());
        returning.remove(bank);
        Set<PartyId> live = new TreeSet<>(state.live());
        CoordinatorState without = state.withReturning(returning);
        if (bank.equals(desk.self()) || !live.remove(bank) || state.stage() instanceof Stage.Over) {
            return Turn.of(without);
        }
        without = without.withLive(live);
        Order report = new Order.Host(new Effect.Report(new RunEvent.BankLost(bank, Math.max(0, state.progress().rounds()))));
        Turn<CoordinatorState> told = Turn.of(without, report, desk.giveUp(without, bank));
        if (live.size() < desk.terms().leastBanks()) {
            return told.then(desk.tooFew(without));
        }
        try {
            return told.then(afterLoss(without, bank));
        } catch (RefusedRound e) {
            return told.then(refused(without, e.refusal(), Optional.empty()));
        }
    }

    private Turn<CoordinatorState> afterLoss(CoordinatorState state, PartyId bank) throws RefusedRound {
        return switch (state.stage()) {
            case Stage.Idle _, Stage.Registering _, Stage.Over _ -> Turn.of(state);
            case Stage.Opening now -> opening.lost(state, now, bank);
            case Stage.SettingUp _ -> opening.open(state, state.live());
            case Stage.Closing now -> next.closeWithout(state, now, bank);
            case Stage.Counting _, Stage.Level _, Stage.Asking _, Stage.Scoring _ ->
                afterLoss(state, state.stage().underWay().orElseThrow(), bank);
        };
    }

    private Turn<CoordinatorState> afterLoss(CoordinatorState state, Sum sum, PartyId bank) throws RefusedRound {
        if (!sum.place().set().members().contains(bank)) {
            return Turn.of(state);
        }
        if (sum.frozen()) {
            return sum.revealing().contains(bank) ? Turn.of(state, new Order.HandOut(bank)) : Turn.of(state);
        }
        // In a joint run the others may still wait for what the bank owes them as the other half of a pair.
        if (sum.ready().contains(bank) && !desk.terms().isJoint()) {
            return Turn.of(state);
        }
        CoordinatorState counted = state.with(state.tally().with(TruncateOnDrop.check(sum.place().set().members(), state.live())));
        Turn<CoordinatorState> givenUp = Turn.of(counted, new Order.GiveUp(SumRefusal.TOO_FEW_BANKS));
        return givenUp.then(switch (counted.stage()) {
            case Stage.Counting now -> cuts.givenUp(counted, now);
            case Stage.Level now -> trees.givenUp(counted, sum.place(), now.opener());
            case Stage.Asking now -> trees.givenUp(counted, sum.place(), now.opener());
            case Stage.Scoring now -> trees.unscored(counted, now);
            case Stage.Idle _, Stage.Opening _, Stage.SettingUp _, Stage.Registering _, Stage.Closing _, Stage.Over _ ->
                throw new IllegalStateException("Expected a sum under way, got " + state.stage());
        });
    }

    /// Hears of keys and sums.
    public Turn<CoordinatorState> noticed(CoordinatorState state, Notice notice) {
        RuleDesk rules = new RuleDesk(state.tally());
        Turn<CoordinatorState> turn;
        try {
            turn = heard(state, notice, rules);
        } catch (RefusedRound e) {
            turn = refused(state, e.refusal(), Optional.empty());
        }
        return new Turn<>(turn.state().with(rules.tally()), turn.orders());
    }

    private Turn<CoordinatorState> heard(CoordinatorState state, Notice notice, RuleDesk rules) throws RefusedRound {
        return switch (notice) {
            case Notice.BanksReady(Digest r, List<PartyId> ready) -> sum(state, r)
                    .map(sum -> freezeIfReady(state, sum.ready(new TreeSet<>(ready)))).orElse(Turn.of(state));
            case Notice.RevealsMissing(Digest r, List<PartyId> missing) -> Turn.of(sum(state, r)
                    .map(sum -> state.in(state.stage().withSum(sum.revealing(new TreeSet<>(missing))))).orElse(state));
            case Notice.SumOpened(OpenedSum sum) -> opened(state, sum, rules);
            case Notice.SlotClosed(int slot) when state.stage() instanceof Stage.Closing now && now.slot() == slot -> next.proceed(state);
            case Notice.KeysComplete _, Notice.OpeningAnnounced _, Notice.SlotClosed _, Notice.SumRefused _ -> Turn.of(state);
        };
    }

    private static Optional<Sum> sum(CoordinatorState state, Digest r) {
        return state.stage().underWay().filter(sum -> sum.r().equals(r));
    }

    private Turn<CoordinatorState> freezeIfReady(CoordinatorState state, Sum sum) {
        if (sum.frozen() || !sum.ready().containsAll(sum.place().set().members())) {
            return Turn.of(state.in(state.stage().withSum(sum)));
        }
        SlotSet set = sum.place().set();
        SurvivorSet survivors = NextTurns.survivors(state, set);
        byte[] evidence = SlotBook.record(desk.terms(), set).canonicalBytes();
        List<Order> orders = new ArrayList<>();
        orders.add(new Order.FreezeSum(survivors, evidence));
        for (PartyId member : set.members()) {
            if (!state.live().contains(member)) {
                orders.add(new Order.HandOut(member));
            }
        }
        return new Turn<>(state.in(state.stage().withSum(sum.asFrozen())), orders);
    }

    private Turn<CoordinatorState> opened(CoordinatorState state, OpenedSum sum, RuleDesk rules) throws RefusedRound {
        Opening told = new Opening(Digest.fromBytes(sum.aggregationId().array()), Digest.fromBytes(sum.commitment().array()));
        Optional<Sum> awaited = sum(state, told.aggregation());
        if (awaited.isEmpty()) {
            return Turn.of(state);
        }
        if (!(state.stage() instanceof Stage.Asking)) { // presence is for all banks
            rules.require(SplitsOnly.check(desk.terms().run().sumOpeners(), desk.terms().coordinator(), desk.participantsOpen(), desk.self()));
        }
        var place = awaited.get().place();
        Turn<CoordinatorState> reported = Turn.of(state, new Order.Host(new Effect.Report(new RunEvent.SumOpened(
                state.progress().rounds(), place.slot(), place.step(), place.set().members().size(), sum.cells().length))));
        return reported.then(switch (state.stage()) {
            case Stage.Counting now -> cuts.opened(state, now, sum.cells(), told, rules);
            case Stage.Level now -> trees.opened(state, now, sum.cells(), told, rules);
            case Stage.Asking now -> trees.present(state, now, sum.cells(), told, rules);
            case Stage.Scoring now -> trees.scored(state, now, sum.cells(), told, rules);
            case Stage.Idle _, Stage.Opening _, Stage.SettingUp _, Stage.Registering _, Stage.Closing _, Stage.Over _ -> Turn.of(state);
        });
    }

    /// secure-sum refused what this run must not go on with.
    public Turn<CoordinatorState> stopped(CoordinatorState state, RunRefusal refusal) {
        return state.stage() instanceof Stage.Over ? Turn.of(state) : desk.fail(state, refusal, Optional.empty());
    }

    /// Banks that the run waits for.
    public Set<PartyId> awaited(CoordinatorState state) {
        Set<PartyId> awaited = new TreeSet<>(switch (state.stage()) {
            case Stage.Idle _, Stage.Registering _, Stage.Over _ -> Set.<PartyId>of();
            case Stage.Opening(_, Set<PartyId> expected, var joined) -> minus(expected, joined.keySet());
            case Stage.SettingUp(Set<PartyId> ready) -> minus(state.live(), ready);
            case Stage.Closing(_, List<PartyId> signers) -> new TreeSet<>(signers);
            case Stage.Counting _, Stage.Level _, Stage.Asking _, Stage.Scoring _ -> state.stage().underWay().orElseThrow().awaited();
        });
        awaited.retainAll(state.live());
        awaited.remove(desk.self());
        return awaited;
    }

    private static Set<PartyId> minus(Set<PartyId> all, Set<PartyId> some) {
        Set<PartyId> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /// The trees with full statistics, for the opener's archive.
    public RunProgress progress(CoordinatorState state) {
        return state.progress();
    }
}
