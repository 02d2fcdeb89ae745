package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.journal.JournalForm;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.CatchUp;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Notice;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.step.OpenedSum;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A bank that takes part in a run. It trusts its coordinator with nothing but progress: every message must continue the
/// transcript, follow from what was said and opened before, and obey the leakage rules, or the bank says why and leaves.
/// Messages that are merely misplaced (late, repeated, of another run or sender) are refused and change nothing.
public final class Participant {
    private static final Set<ReasonCode> MISPLACED = Set.of(TrainingReason.UNKNOWN_RUN, TrainingReason.STALE_MESSAGE,
            TrainingReason.MALFORMED_MESSAGE, SharedReason.WRONG_PARTY);
    private static final int MOST_EARLY = 16;

    private final Bank bank;
    private final JoinTurns joins;
    private final CatchUpTurns catchUps;
    private final CutTurns cuts;
    private final TreeTurns trees;
    private final JointTurns pairs;
    private final EndTurns ends;
    private final SlotTurns slots;
    private final FinishTurns finish;

    /// @param entropy for nonces
    public Participant(PartyId self, RunTerms terms, BankRows rows, Primitives primitives, SecureRandom entropy) {
        bank = new Bank(self, terms, rows, primitives);
        joins = new JoinTurns(bank, entropy);
        catchUps = new CatchUpTurns(bank, joins);
        cuts = new CutTurns(bank);
        trees = new TreeTurns(bank);
        pairs = new JointTurns(bank, joins, trees);
        ends = new EndTurns(bank);
        PointTurns points = new PointTurns(bank);
        slots = new SlotTurns(bank, points, entropy);
        finish = new FinishTurns(bank, points);
    }

    public ParticipantState initial() {
        return ParticipantState.initial(bank.terms());
    }

    /// Begins, from what was kept, and asks to be let in; the coordinating bank is asked by itself.
    ///
    /// @param points kept, at most two, the newest last
    /// @param opened what was revealed, in the order of writing
    public Turn<ParticipantState> begin(ParticipantState state, List<RunCheckpoint> points, List<OpenedTree> opened) {
        ParticipantState now = state;
        for (RunCheckpoint point : points) {
            now = now.saved(point);
        }
        if (!points.isEmpty()) {
            now = joins.restore(now, points.getLast());
        }
        Digest gradients = now.progress().model().digest();
        now = now.withOpened(opened.stream().filter(tree -> tree.gradients().equals(gradients)).reduce((_, last) -> last));
        return bank.coordinates() ? Turn.of(now) : joins.knock(now);
    }

    /// Takes a message. `bytes` are its written form.
    public Turn<ParticipantState> received(ParticipantState state, PartyId from, RoundMessage message, byte[] bytes) {
        RuleDesk rules = new RuleDesk(state.tally());
        try {
            unless(message.header().run().equals(bank.terms().runId()), TrainingReason.UNKNOWN_RUN,
                    "run " + bank.terms().runId(), message.header().run());
            unless(message.header().sender().equals(from) && from.equals(bank.terms().coordinator()), SharedReason.WRONG_PARTY,
                    "a message of " + bank.terms().coordinator(), from);
            return tallied(taken(state, message, bytes, rules), rules);
        } catch (RefusedRound e) {
            return tallied(refused(state, e.refusal()), rules);
        }
    }

    /// Takes a message of the other bank of a pair.
    public Turn<ParticipantState> paired(ParticipantState state, PartyId from, PairMessage message, byte[] bytes) {
        RuleDesk rules = new RuleDesk(state.tally());
        try {
            unless(bank.joint().isPresent() && !(state.phase() instanceof Phase.Over), TrainingReason.STALE_MESSAGE,
                    "messages of a joint run under way", "one of " + from);
            return tallied(resumed(pairs.received(state, bank.joint().get(), from, message, bytes, rules), rules), rules);
        } catch (RefusedRound e) {
            return tallied(refused(state, e.refusal()), rules);
        }
    }

    private Turn<ParticipantState> refused(ParticipantState state, RunRefusal refusal) {
        return MISPLACED.contains(refusal.reason())
                ? Turn.of(state, new Order.Host(new Effect.Refuse(refusal))) : finish.leave(state, refusal);
    }

    private Turn<ParticipantState> taken(ParticipantState state, RoundMessage message, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        unless(!(state.phase() instanceof Phase.Over), TrainingReason.STALE_MESSAGE, "nothing after the end", "a message");
        return switch (message) {
            case OpenRun open when state.phase() instanceof Phase.Waiting(int answered, _) && open.epoch() == answered -> Turn.of(state);
            case OpenRun open when isBetweenSlots(state.phase()) -> joins.opened(state, open);
            case OpenRun open when open.epoch() > state.epoch() -> finish.givenUp(state, open);
            case CatchUp entries when state.phase() instanceof Phase.Waiting -> catchUps.caughtUp(state, entries, rules);
            case StartSession start when state.phase() instanceof Phase.Waiting now -> joins.started(state, now, start, bytes, rules);
            case AbortRun abort when !isOfMachineBefore(state.phase(), abort) -> finish.aborted(state, abort);
            case RoundMessage.Broadcast broadcast -> chained(state, broadcast, bytes, rules);
            case OpenRun _, CatchUp _, AbortRun _, JoinRun _, KeysReady _ ->
                throw new RefusedRound(TrainingReason.STALE_MESSAGE, "what follows " + name(state), name(message));
        };
    }

    // A bank that was given up may have been restarted meanwhile, and waits to be asked again.
    private boolean isOfMachineBefore(Phase phase, AbortRun abort) {
        return phase.equals(Phase.Waiting.UNASKED) && abort.resumable() && abort.named().equals(Optional.of(bank.self()));
    }

    // With a new session nothing of the last slot can still be said, so its signatures are not waited for.
    private static boolean isBetweenSlots(Phase phase) {
        return switch (phase) {
            case Phase.Waiting _, Phase.SettingUp _, Phase.Between _, Phase.Closing _ -> true;
            case Phase.Counting _, Phase.Growing _, Phase.Validating _, Phase.Ended _, Phase.Over _ -> false;
        };
    }

    private Turn<ParticipantState> chained(ParticipantState state, RoundMessage.Broadcast message, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        unless(message.header().previous().equals(tail(state)), TrainingReason.STALE_MESSAGE,
                "a message after " + state.transcript().digest(), message.header().previous());
        if (!state.early().isEmpty() || isEarly(state, message)) {
            unless(state.early().size() < MOST_EARLY, TrainingReason.STALE_MESSAGE, "at most " + MOST_EARLY + " early messages", "more");
            List<ParticipantState.Early> more = new ArrayList<>(state.early());
            more.add(new ParticipantState.Early(message, bytes));
            return waits(state.withEarly(more), message, rules);
        }
        return entered(state, message, bytes, rules);
    }

    /// The transcript digest that the next message must name: after those that wait.
    private static Digest tail(ParticipantState state) {
        var transcript = state.transcript();
        for (ParticipantState.Early early : state.early()) {
            transcript = transcript.after(early.bytes());
        }
        return transcript.digest();
    }

    // Presence is opened by each bank for itself, and slots are closed by each, perhaps later than by the coordinator. The end
    // of the run does not wait for the signature of a bank that is lost.
    private boolean isEarly(ParticipantState state, RoundMessage.Broadcast message) {
        return switch (state.phase()) {
            case Phase.Closing _ -> !(message instanceof CloseSlot) && !(message instanceof RunDone);
            case Phase.Between _ -> message instanceof BeginTree && !bank.joint().map(JointRows::isMoved).orElse(true);
            case Phase.Growing(_, _, Phase.Stage.Presence _, _) -> message instanceof ChosenSplits;
            case Phase.Growing(_, _, Phase.Stage.Bits _, _) -> !(message instanceof TreeDone done && done.ending() == TreeDone.Ending.TRUNCATED);
            case Phase.Growing(_, _, Phase.Stage.Histogram _, var check) -> check.isPresent() && check.get().awaitsHistogram()
                    && tellsOfOpening(message);
            case Phase.Counting(_, _, var check) -> check.isPresent() && check.get().awaitsCounts() && tellsOfOpening(message);
            case Phase.Waiting _, Phase.SettingUp _, Phase.Growing _, Phase.Validating _, Phase.Ended _,
                    Phase.Over _ -> false;
        };
    }

    private static boolean tellsOfOpening(RoundMessage.Broadcast message) {
        return switch (message) {
            case CandidateSplits _ -> true;
            case CutBuckets m -> m.before().isPresent();
            case CutsAgreed m -> m.opening().isPresent();
            case TreeDone m -> m.opening().isPresent();
            case StartSession _, BeginTree _, ChosenSplits _, ValidationResult _, CloseSlot _, RunDone _ -> false;
        };
    }

    // A bank that is lost while slots are closed cannot sign any more: later signers are enough for the slot before.
    private Turn<ParticipantState> waits(ParticipantState state, RoundMessage.Broadcast message, RuleDesk rules) throws RefusedRound {
        if (message instanceof CloseSlot(_, List<PartyId> live) && state.phase() instanceof Phase.Growing) {
            return resumed(pairs.goOnWith(state, live, rules), rules);
        }
        return state.phase() instanceof Phase.Closing && message instanceof CloseSlot(_, List<PartyId> signers)
                ? Turn.of(state, new Order.SignSlot(bank.signersTo(signers))) : Turn.of(state);
    }

    private Turn<ParticipantState> entered(ParticipantState state, RoundMessage.Broadcast message, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        ParticipantState after = state.after(bytes);
        return switch (message) {
            case CutBuckets m when after.phase() instanceof Phase.Between -> cuts.first(after, m, rules);
            case CutBuckets m when after.phase() instanceof Phase.Counting now -> cuts.next(after, now, m);
            case CutsAgreed m when after.phase() instanceof Phase.Between || after.phase() instanceof Phase.Counting ->
                cuts.agreed(after, m, rules);
            case BeginTree m when after.phase() instanceof Phase.Between -> trees.begin(after, m, rules);
            case CandidateSplits m when after.phase() instanceof Phase.Growing now -> trees.candidates(after, now, m);
            case ChosenSplits m when after.phase() instanceof Phase.Growing now -> trees.chosen(after, now, m, rules);
            case TreeDone m when after.phase() instanceof Phase.Growing now -> ends.done(after, now, m, rules);
            case TreeDone m when after.phase() instanceof Phase.Between -> ends.ended(after, m, rules);
            case ValidationResult m when after.phase() instanceof Phase.Validating now -> ends.scored(after, now, m);
            case CloseSlot m when !(after.phase() instanceof Phase.SettingUp) && !(after.phase() instanceof Phase.Waiting) ->
                slots.close(after, m);
            case RunDone m when after.phase() instanceof Phase.Between || after.phase() instanceof Phase.Closing -> finish.done(after, m, rules);
            case StartSession _, CutBuckets _, CutsAgreed _, BeginTree _, CandidateSplits _, ChosenSplits _, TreeDone _,
                    ValidationResult _, CloseSlot _, RunDone _ ->
                throw new RefusedRound(TrainingReason.STALE_MESSAGE, "what follows " + name(state), name(message));
        };
    }

    private static String name(Object thing) {
        return thing instanceof ParticipantState state ? state.phase().getClass().getSimpleName() : thing.getClass().getSimpleName();
    }

    /// Hears of keys and sums.
    public Turn<ParticipantState> noticed(ParticipantState state, Notice notice) {
        RuleDesk rules = new RuleDesk(state.tally());
        try {
            return tallied(heard(state, notice, rules), rules);
        } catch (RefusedRound e) {
            return tallied(refused(state, e.refusal()), rules);
        }
    }

    private Turn<ParticipantState> heard(ParticipantState state, Notice notice, RuleDesk rules) throws RefusedRound {
        return switch (notice) {
            case Notice.KeysComplete(PairKeys keys) when state.phase() instanceof Phase.SettingUp -> pairs.keysComplete(state, keys, rules);
            case Notice.OpeningAnnounced(PartyId opener, var opening) when opener.equals(bank.terms().coordinator()) ->
                Turn.of(state.phase().underWay().map(sum -> state.in(state.phase().withSum(sum.announced(opening)))).orElse(state));
            case Notice.SumOpened(var sum) when state.phase() instanceof Phase.Growing now
                    && now.stage() instanceof Phase.Stage.Presence(var offered) && isOf(now.sum(), sum) ->
                resumed(trees.present(state, now, offered, sum, rules), rules);
            case Notice.SumOpened(var sum) when state.phase() instanceof Phase.Growing now && now.check().isPresent()
                    && now.stage() instanceof Phase.Stage.Histogram && isOf(now.sum(), sum) ->
                resumed(trees.opened(state, now.check().get(), sum.cells(), rules), rules);
            case Notice.SumOpened(var sum) when state.phase() instanceof Phase.Counting now && now.check().isPresent()
                    && isOf(now.sum(), sum) -> resumed(cuts.opened(state, now, now.check().get(), sum.cells()), rules);
            case Notice.SlotClosed(int slot) when state.phase() instanceof Phase.Closing now && now.slot() == slot ->
                resumed(Turn.of(state.in(new Phase.Between())), rules);
            case Notice.KeysComplete _, Notice.OpeningAnnounced _, Notice.SumOpened _, Notice.SlotClosed _,
                    Notice.BanksReady _, Notice.RevealsMissing _, Notice.SumRefused _ -> Turn.of(state);
        };
    }

    private static boolean isOf(SumState asked, OpenedSum sum) {
        return asked.r().equals(Digest.fromBytes(sum.aggregationId().array()));
    }

    // What came too early is taken now, as far as it can be.
    private Turn<ParticipantState> resumed(Turn<ParticipantState> turn, RuleDesk rules) throws RefusedRound {
        Turn<ParticipantState> now = turn;
        while (!now.state().early().isEmpty() && !isEarly(now.state(), now.state().early().getFirst().message())) {
            ParticipantState.Early first = now.state().early().getFirst();
            ParticipantState rest = now.state().withEarly(now.state().early().subList(1, now.state().early().size()));
            now = now.then(entered(rest, first.message(), first.bytes(), rules));
        }
        return now;
    }

    /// What must be on disk before this bank reveals its share of the sum `r` (rule R3), if anything.
    public Optional<Stored> beforeReveal(ParticipantState state, Digest r) {
        return opening(state, r).map(opened -> new Stored(Stored.Kind.JOURNAL,
                JournalForm.encode(bank.terms().runId(), new JournalForm.Entry.Opened(opened))));
    }

    /// The state once that is written.
    public ParticipantState revealing(ParticipantState state, Digest r) {
        Optional<OpenedTree> opening = opening(state, r);
        return opening.isPresent() ? state.withOpened(opening) : state;
    }

    private static Optional<OpenedTree> opening(ParticipantState state, Digest r) {
        boolean gradients = state.phase() instanceof Phase.Counting || state.phase() instanceof Phase.Growing;
        if (!gradients || !state.phase().underWay().orElseThrow().r().equals(r)) {
            return Optional.empty();
        }
        OpenedTree opening = new OpenedTree(state.progress().rounds(), state.progress().model().digest(),
                state.phase().underWay().orElseThrow().place().set().members());
        return state.opened().equals(Optional.of(opening)) ? Optional.empty() : Optional.of(opening);
    }

    /// The coordinating bank is gone.
    public Turn<ParticipantState> coordinatorLost(ParticipantState state) {
        return state.phase() instanceof Phase.Over ? Turn.of(state) : finish.alone(state);
    }

    /// secure-sum refused what this bank must not go on with.
    public Turn<ParticipantState> stopped(ParticipantState state, RunRefusal refusal) {
        return state.phase() instanceof Phase.Over ? Turn.of(state) : finish.leave(state, refusal);
    }

    private Turn<ParticipantState> tallied(Turn<ParticipantState> turn, RuleDesk rules) {
        List<Order> orders = new ArrayList<>(turn.orders());
        bank.joint().ifPresent(rows -> rows.outbox().forEach(send -> orders.add(new Order.TellPair(send.to(), send.bytes()))));
        return new Turn<>(turn.state().with(rules.tally()), orders);
    }
}
