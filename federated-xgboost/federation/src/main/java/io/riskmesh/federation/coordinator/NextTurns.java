package io.riskmesh.federation.coordinator;

import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.journal.CheckpointForm;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.federation.tree.NodeStatistics;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What comes next between two slots, and the beginning and end of slots.
record NextTurns(Desk desk, OpeningTurns opening, EndingTurns endings) {

    /// All members have keys, or a slot is closed.
    Turn<CoordinatorState> proceed(CoordinatorState state) {
        if (state.live().size() < desk.terms().leastBanks()) {
            return desk.tooFew(state);
        }
        if (state.ending().isPresent()) {
            Turn<CoordinatorState> ended = endings.settle(state);
            return ended.then(proceed(ended.state()));
        }
        if (state.progress().cuts().isPresent() && state.progress().isOver(desk.terms())) {
            return finish(state);
        }
        if (!state.returning().isEmpty()) {
            Set<PartyId> all = new TreeSet<>(state.live());
            all.addAll(state.returning());
            List<Order> reports = state.returning().stream().map(bank -> OpeningTurns.back(bank, state)).toList();
            return new Turn<>(state, reports).then(opening.open(state, all));
        }
        return state.slots().covers(state.liveMembers()) ? begin(state) : register(state);
    }

    private Turn<CoordinatorState> register(CoordinatorState state) {
        SurvivorRecord record = state.slots().record(desk.terms(), state.liveMembers());
        return Turn.of(state.in(new Stage.Registering(record)), new Order.Host(new Effect.RegisterSurvivors(record)));
    }

    /// The ledger answered.
    Turn<CoordinatorState> registered(CoordinatorState state, SurvivorRecord record, boolean taken) {
        return proceed(state.with(taken ? state.slots().registered(record) : state.slots().refused(record)));
    }

    private Turn<CoordinatorState> begin(CoordinatorState state) {
        SlotSet set = state.slots().set().orElseThrow();
        int slot = state.slots().next();
        CoordinatorState begun = state.with(state.slots().begun());
        return state.progress().cuts().isEmpty() ? beginCuts(begun, set, slot) : beginTree(begun, set, slot);
    }

    private Turn<CoordinatorState> beginCuts(CoordinatorState state, SlotSet set, int slot) {
        CutSearch search = CutSearch.begin(desk.terms().schema(), desk.terms().parameters().binning(), desk.terms().parameters().privacy());
        Turn<CoordinatorState> asked = desk.say(state, new CutBuckets(desk.header(state, Header.BEFORE_TREES, slot, 0), set,
                Optional.empty(), Octets.wrap(search.request().canonicalBytes())));
        SumPlace place = new SumPlace(set, slot, 0, asked.state().log().tip().digest());
        Aggregation aggregation = desk.shapes(state).cuts(place, search.request());
        return asked.then(Turn.of(
                asked.state().in(new Stage.Counting(Sum.begun(place, desk.id(aggregation)), search, Prior.HALF)),
                new Order.CollectSum(aggregation, !desk.participantsOpen())));
    }

    private Turn<CoordinatorState> beginTree(CoordinatorState state, SlotSet set, int slot) {
        int tree = state.progress().trees().size();
        TreeOpener opener = TreeOpener.begin(desk.terms(), state.progress(), set);
        Turn<CoordinatorState> asked = desk.say(state, new BeginTree(desk.header(state, tree, slot, 0), set));
        SumPlace place = new SumPlace(set, slot, 0, asked.state().log().tip().digest());
        Aggregation aggregation = desk.shapes(state).level(place, tree, List.of(0), state.progress().cuts().orElseThrow(), opener.features());
        return asked.then(Turn.of(asked.state().in(new Stage.Level(Sum.begun(place, desk.id(aggregation)), opener)),
                new Order.CollectSum(aggregation, !desk.participantsOpen())));
    }

    /// Ends the slot: saved here before anybody hears of it, so that no bank is ever ahead of the coordinator.
    Turn<CoordinatorState> close(CoordinatorState state, SumPlace place) {
        List<PartyId> signers = new ArrayList<>(place.set().members());
        signers.retainAll(state.live());
        return close(state, place.slot(), place.step(), signers);
    }

    private Turn<CoordinatorState> close(CoordinatorState state, int slot, int step, List<PartyId> signers) {
        int tree = Math.max(Header.BEFORE_TREES, state.progress().rounds() - 1);
        Turn<CoordinatorState> said = desk.say(state, new CloseSlot(desk.header(state, tree, slot, step), signers));
        CoordinatorState closing = said.state().in(new Stage.Closing(slot, signers));
        return new Turn<>(closing.with(closing.log().saved()), List.of(save(closing, said.orders())));
    }

    private Order save(CoordinatorState state, List<Order> then) {
        RunCheckpoint point = new RunCheckpoint(state.epoch(), state.slots().next(), state.log().tip(), state.progress(), state.stopping());
        return new Order.PersistThen(new Stored(Stored.Kind.TRANSCRIPT, TranscriptForm.encode(state.log().unsaved(), statistics(state))),
                List.of(new Order.PersistThen(new Stored(Stored.Kind.CHECKPOINT, CheckpointForm.encode(desk.terms(), point)), then)));
    }

    // Of the trees whose ends are not on disk yet.
    private static Map<Digest, NodeStatistics> statistics(CoordinatorState state) {
        Map<Digest, NodeStatistics> statistics = new TreeMap<>();
        List<RegressionTree> trees = state.progress().trees();
        long ended = state.log().unsaved().stream().filter(entry -> RoundCodec.decode(entry)
                instanceof RoundCodec.Decoded.Message(TreeDone _)).count();
        for (RegressionTree tree : trees.subList(trees.size() - (int) ended, trees.size())) {
            statistics.put(PublicTree.digest(tree), NodeStatistics.of(tree));
        }
        return statistics;
    }

    /// A signer is lost while signatures are collected: the others are enough.
    Turn<CoordinatorState> closeWithout(CoordinatorState state, Stage.Closing now, PartyId bank) {
        List<PartyId> signers = new ArrayList<>(now.signers());
        return signers.remove(bank) ? close(state, now.slot(), 0, signers) : Turn.of(state);
    }

    // The end is saved before it is told, like the end of a slot: it may be that of a tree which a restart ended.
    private Turn<CoordinatorState> finish(CoordinatorState state) {
        TreeEnsemble released = state.progress().kept(desk.terms())
                .stripped(desk.terms().parameters().privacy().covers(), desk.terms().parameters().shape().maxDepth());
        Turn<CoordinatorState> said = desk.say(state, new RunDone(
                desk.header(state, state.progress().rounds() - 1, state.slots().next(), 0),
                Octets.wrap(XgboostModelFile.writeUbjson(released))));
        CoordinatorState over = said.state().in(new Stage.Over());
        return new Turn<>(over.with(over.log().saved()), List.of(save(over, said.orders())));
    }

    static SurvivorSet survivors(CoordinatorState state, SlotSet set) {
        return new SurvivorSet(state.session().orElseThrow().id(), set.firstSlot(), set.lastSlot(),
                Session.roster(set.members()));
    }
}
