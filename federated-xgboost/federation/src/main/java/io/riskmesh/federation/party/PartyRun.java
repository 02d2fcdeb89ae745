package io.riskmesh.federation.party;

import io.riskmesh.federation.coordinator.Coordinator;
import io.riskmesh.federation.coordinator.CoordinatorState;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.participant.Participant;
import io.riskmesh.federation.participant.ParticipantState;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.ReasonNames;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Notice;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.party.PartyState;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.FreezeSet;
import io.riskmesh.securesum.session.SessionParameters;
import io.riskmesh.securesum.session.SessionState;
import io.riskmesh.securesum.session.SumSession;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One step of a bank's machine under way: performs the orders of its roles on keys and sums, hands what these answer back
/// to the roles, and collects what is left for the host, in order.
///
/// Keys of a session live in memory only: after a restart a new session with new keys begins, so nothing of an earlier one
/// can be answered twice, and of secure-sum's journal only one fact must outlive the process: under which set something was
/// revealed (rule R3).
final class PartyRun {
    private static final Set<SumRefusal> FATAL = Set.of(SumRefusal.FINGERPRINT_MISMATCH, SumRefusal.SEED_MISMATCH,
            SumRefusal.PAIR_COMMITMENT_MISMATCH, SumRefusal.SET_NOT_COVERED, SumRefusal.INPUT_OUT_OF_BOUND,
            SumRefusal.DUPLICATE_CONTRIBUTION, SumRefusal.PARAMETERS_DISAGREE);
    private static final int SECRET_BYTES = 32;

    private final PartySetup setup;
    private final Participant participant;
    private final Optional<Coordinator> coordinator;
    private FederationState state;
    private List<Effect> effects = new ArrayList<>();
    private boolean late;

    PartyRun(PartySetup setup, Participant participant, Optional<Coordinator> coordinator, FederationState state) {
        this.setup = setup;
        this.participant = participant;
        this.coordinator = coordinator;
        this.state = state;
    }

    FederationState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }

    void refuse(RunRefusal refusal) {
        effects.add(new Effect.Refuse(refusal));
    }

    void finish(RunOutcome outcome) {
        effects.add(new Effect.Finish(outcome));
        state = state.atEnd();
    }

    void asParticipant(Function<ParticipantState, Turn<ParticipantState>> turn) {
        Turn<ParticipantState> next = turn.apply(state.participant());
        state = state.with(next.state());
        perform(next.orders());
    }

    void asCoordinator(Function<CoordinatorState, Turn<CoordinatorState>> turn) {
        Turn<CoordinatorState> next = turn.apply(state.coordinator().orElseThrow());
        state = state.with(next.state());
        perform(next.orders());
    }

    private void perform(List<Order> orders) {
        for (Order order : orders) {
            if (!state.finished()) {
                perform(order);
            }
        }
    }

    private void perform(Order order) {
        switch (order) {
            case Order.Tell(List<PartyId> to, byte[] bytes) -> to.forEach(bank -> effects.add(new Effect.Send(bank, bytes)));
            case Order.TellPair(PartyId to, byte[] bytes) -> effects.add(new Effect.Send(to, setup.pairs().sign(bytes)));
            case Order.SetUpKeys(Session session) -> setUpKeys(session);
            case Order.SumMasked(Aggregation aggregation, long[] cells, boolean opens) -> contribute(aggregation, cells, opens);
            case Order.CollectSum(Aggregation aggregation, boolean opens) -> collect(aggregation, opens);
            case Order.FreezeSum(var set, byte[] evidence) -> sum(new SumInput.Freeze(new FreezeSet(set, Octets.wrap(evidence))));
            case Order.HandOut(PartyId member) -> sum(new SumInput.HandOut(member.value()));
            case Order.GiveUp(SumRefusal reason) -> sum(new SumInput.GiveUp(reason));
            case Order.SignSlot(var signers) -> sum(new SumInput.CloseSlot(signers));
            case Order.PersistThen(Stored entry, List<Order> inner) -> persistThen(entry, () -> perform(inner));
            case Order.Host(Effect.Finish(RunOutcome outcome)) -> finish(archived(outcome));
            case Order.Host(Effect effect) -> effects.add(effect);
        }
    }

    private void persistThen(Stored entry, Runnable inner) {
        List<Effect> outer = effects;
        effects = new ArrayList<>();
        inner.run();
        outer.add(new Effect.PersistThen(entry, effects));
        effects = outer;
    }

    // The coordinating bank keeps the trees' statistics in its archive.
    private RunOutcome archived(RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Done(Octets file, _) && state.coordinator().isPresent()) {
            RunProgress progress = coordinator.orElseThrow().progress(state.coordinator().get());
            return new RunOutcome.Done(file, progress.kept(setup.terms()));
        }
        return outcome;
    }

    private void setUpKeys(Session session) {
        SumSession machine = new SumSession(new SessionParameters(session.id(), session.roster(), setup.self().value()),
                setup.primitives(), setup.signer(), setup.verifier(), setup.entropy());
        state = state.withoutSums().with(new KeySetUp(session, machine, SessionState.initial()));
        keyed(machine.begin(SessionState.initial()));
        List<SessionMessage> early = state.early();
        state = state.withEarly(List.of());
        early.stream().filter(message -> message.sessionId().equals(session.id())).forEach(this::session);
    }

    /// A message of a key set-up: of this one, or of one that others have begun already.
    void session(SessionMessage message) {
        Optional<KeySetUp> keys = state.keys();
        if (keys.isPresent() && keys.get().session().id().equals(message.sessionId())) {
            keyed(keys.get().machine().receive(keys.get().state(), message));
        } else if (state.early().size() < 3 * setup.terms().roster().size()) {
            List<SessionMessage> more = new ArrayList<>(state.early());
            more.add(message);
            state = state.withEarly(more);
        }
    }

    private void keyed(Step<SessionState> step) {
        KeySetUp keys = state.keys().orElseThrow();
        state = state.with(new KeySetUp(keys.session(), keys.machine(), step.state()));
        hear(step.effects());
    }

    private void ready(PairKeys keys) {
        SumContext context = new SumContext(keys, setup.primitives(), setup.signer(), setup.verifier(), setup.evidence());
        state = state.with(new SumMachine(new SumParty(context), PartyState.initial()));
        tell(new Notice.KeysComplete(keys));
    }

    private void contribute(Aggregation aggregation, long[] cells, boolean opens) {
        if (opens) {
            sum(new SumInput.AwaitOpening(new AwaitSum(aggregation, relay(), secret())));
        }
        sum(new SumInput.ContributeCells(new Contribute(aggregation, relay(), cells, secret())));
    }

    private void collect(Aggregation aggregation, boolean opens) {
        sum(new SumInput.Collect(aggregation));
        if (opens) {
            sum(new SumInput.AwaitOpening(new AwaitSum(aggregation, relay(), secret())));
        }
    }

    private String relay() {
        return setup.terms().coordinator().value();
    }

    private Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        setup.entropy().nextBytes(bytes);
        return Secret.wrap(bytes);
    }

    /// A message of a masked sum. A relay forwards to itself too, and its own copies may come after the next sum began: they
    /// are no news and not refused aloud.
    void received(SumMessage message, boolean own) {
        late = own;
        sum(new SumInput.Received(message));
        late = false;
    }

    /// A message or an order for the masked sums; nothing happens outside a session.
    private void sum(SumInput input) {
        state.sums().ifPresent(sums -> {
            Step<PartyState> step = sums.party().step(sums.state(), input);
            state = state.with(new SumMachine(sums.party(), step.state()));
            hear(step.effects());
        });
    }

    private void hear(List<io.riskmesh.securesum.step.Effect> answers) {
        for (io.riskmesh.securesum.step.Effect answer : answers) {
            if (!state.finished()) {
                hear(answer);
            }
        }
    }

    private void hear(io.riskmesh.securesum.step.Effect answer) {
        switch (answer) {
            case io.riskmesh.securesum.step.Effect.Send(String to, var message) ->
                effects.add(new Effect.Send(new PartyId(to), SumCodec.encode(message)));
            case io.riskmesh.securesum.step.Effect.PersistThen(JournalEntry entry, var inner) -> persisted(entry, inner);
            case io.riskmesh.securesum.step.Effect.BankReady(Octets r, _, List<String> ready) ->
                tell(new Notice.BanksReady(digest(r), ids(ready)));
            case io.riskmesh.securesum.step.Effect.RevealsMissing(Octets r, List<String> missing) ->
                tell(new Notice.RevealsMissing(digest(r), ids(missing)));
            case io.riskmesh.securesum.step.Effect.SumOpened(var sum) -> tell(new Notice.SumOpened(sum));
            case io.riskmesh.securesum.step.Effect.OpeningAnnounced(Octets r, String opener, Octets commitment) ->
                tell(new Notice.OpeningAnnounced(new PartyId(opener), new Opening(digest(r), digest(commitment))));
            case io.riskmesh.securesum.step.Effect.SlotClosed(int slot) -> tell(new Notice.SlotClosed(slot));
            case io.riskmesh.securesum.step.Effect.SessionReady(PairKeys keys) -> ready(keys);
            case io.riskmesh.securesum.step.Effect.Refused(Refusal refusal, _) -> refused(refusal);
            case io.riskmesh.securesum.step.Effect.Witnessed _, io.riskmesh.securesum.step.Effect.Verified _,
                    io.riskmesh.securesum.step.Effect.LeftOut _, io.riskmesh.securesum.step.Effect.Abandoned _ -> {}
        }
    }

    private void persisted(JournalEntry entry, List<io.riskmesh.securesum.step.Effect> inner) {
        Optional<Stored> first = Optional.empty();
        if (entry instanceof JournalEntry.Frozen frozen) {
            Digest r = digest(frozen.aggregation());
            first = participant.beforeReveal(state.participant(), r);
            state = state.with(participant.revealing(state.participant(), r));
        }
        if (first.isPresent()) {
            persistThen(first.get(), () -> hear(inner));
        } else {
            hear(inner);
        }
    }

    private void refused(Refusal refusal) {
        if (!FATAL.contains(refusal.reason())) {
            if (late && refusal.reason() == SumRefusal.WRONG_AGGREGATION) {
                return;
            }
            effects.add(new Effect.Refuse(ReasonNames.of(refusal)));
        } else if (coordinator.isPresent()) {
            asCoordinator(now -> coordinator.get().stopped(now, ReasonNames.of(refusal)));
        } else {
            asParticipant(now -> participant.stopped(now, ReasonNames.of(refusal)));
        }
    }

    // The participant first: it may have to judge what its own coordinator goes on to say.
    private void tell(Notice notice) {
        asParticipant(now -> participant.noticed(now, notice));
        if (coordinator.isPresent() && !state.finished()) {
            asCoordinator(now -> coordinator.get().noticed(now, notice));
        }
    }

    private static Digest digest(Octets bytes) {
        return Digest.fromBytes(bytes.array());
    }

    private static List<PartyId> ids(List<String> parties) {
        return parties.stream().map(PartyId::new).toList();
    }
}
