package io.riskmesh.securesum.contributor;

import static io.riskmesh.securesum.refusal.SumRefusal.DUPLICATE_CONTRIBUTION;
import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.INPUT_OUT_OF_BOUND;
import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.PAIR_COMMITMENT_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;
import static io.riskmesh.securesum.refusal.SumRefusal.SIGNATURE_INVALID;
import static io.riskmesh.securesum.refusal.SumRefusal.STALE_SLOT;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_SESSION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Contributed;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Ready;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Resuming;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Revealed;
import io.riskmesh.securesum.contributor.ContributorState.Phase.Verdict;
import io.riskmesh.securesum.contributor.ContributorState.Phase;
import io.riskmesh.securesum.freeze.CheckedFreeze;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.freeze.FreezeCheck;
import io.riskmesh.securesum.freeze.RecordCheck;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bank's side of an aggregation. A bank contributes one vector per r, reveals under one freeze per r and under one
/// survivor set per slot (design `secure-sum.md` sections 7 and 10). Pure: no clock, socket or thread; entropy comes with
/// the order to contribute.
public final class SumContributor {
    private final SumContext context;

    public SumContributor(SumContext context) {
        this.context = context;
    }

    /// Masks the cells and sends the contribution, once its intent is on disk. Ordered again for the same r (after a
    /// restart, or for another relay) it sends the identical bytes.
    public Step<ContributorState> contribute(ContributorState state, Contribute order) {
        try {
            return contributed(state, order);
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal()));
        }
    }

    /// Handles a message; messages this role has no use for change nothing.
    public Step<ContributorState> receive(ContributorState state, SumMessage message) {
        try {
            return switch (message) {
                case FrozenSum frozen -> frozen(state, frozen);
                case Reveal reveal -> revealed(state, reveal);
                case MaskedVector vector -> handedOut(state, vector);
                case RevealRequest request -> new RevealAgain(context).answer(state, request);
                case Opened opened -> opened(state, opened);
                case Abandon abandon -> abandoned(state, abandon);
                case Contribution _, SlotSignature _,
                        SessionMessage _ -> Step.of(state);
            };
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal(), List.of(message)));
        }
    }

    private Step<ContributorState> contributed(ContributorState state, Contribute order) throws RefusedInput {
        Aggregation aggregation = order.aggregation();
        Octets r = aggregation.id(context.primitives());
        checkOrder(order);
        return switch (state.phase()) {
            case Contributed now when now.r().equals(r) -> sendAgain(state, now.message(), order.relay(), now);
            case Revealed now when now.r().equals(r) -> Step.of(state, new Effect.Send(order.relay(), now.message()));
            case Resuming before when before.intent().aggregation().equals(r) -> resume(state, before, order, r);
            case Ready _, Resuming _, Contributed _, Revealed _ -> begin(state, order, r);
        };
    }

    private Step<ContributorState> begin(ContributorState state, Contribute order, Octets r) throws RefusedInput {
        Aggregation place = order.aggregation();
        RefusedInput.unless(place.slot() > state.slot() || (place.slot() == state.slot() && place.step() >= state.step()),
                STALE_SLOT, "at least slot " + state.slot() + " step " + state.step(), place.slot() + " step " + place.step());
        ContributionMaker maker = new ContributionMaker(context, place.parameters(), r, order.entropy());
        Contribution message = maker.make(order.cells(), null);
        var intent = new JournalEntry.Intent(r, place.slot(), place.step(), order.entropy(), message.record());
        Phase next = new Contributed(
                place, r, order.relay(), message, maker.sharesOf(context.self()), Optional.empty(), List.of());
        ContributorState contributed = new ContributorState(place.slot(), place.step() + 1, state.sets(), next);
        return Step.of(contributed, new Effect.PersistThen(intent, List.of(
                witnessed(place, context.self(), message.record().digest(context.primitives())),
                new Effect.Send(order.relay(), message))));
    }

    private Step<ContributorState> resume(ContributorState state, Resuming before, Contribute order, Octets r)
            throws RefusedInput {
        Aggregation place = order.aggregation();
        ContributionMaker maker = new ContributionMaker(context, place.parameters(), r, before.intent().entropy());
        Contribution message = maker.make(order.cells(), before.intent().record());
        RefusedInput.unless(context.sha256(message.vector().cells()).equals(message.record().vectorDigest()),
                DUPLICATE_CONTRIBUTION, "the vector contributed before the restart", "another");
        Phase next = new Contributed(
                place, r, order.relay(), message, maker.sharesOf(context.self()), before.frozen(), List.of());
        return Step.of(state.in(next), witnessed(place, context.self(), message.record().digest(context.primitives())),
                new Effect.Send(order.relay(), message));
    }

    private static Step<ContributorState> sendAgain(
            ContributorState state, Contribution message, String relay, Contributed now) {
        Phase next = new Contributed(now.aggregation(), now.r(), relay, message, now.ownShares(), now.frozen(), now.early());
        return Step.of(state.in(next), new Effect.Send(relay, message));
    }

    private void checkOrder(Contribute order) throws RefusedInput {
        Aggregation aggregation = order.aggregation();
        var parameters = aggregation.parameters();
        RefusedInput.unless(aggregation.sessionId().equals(context.keys().sessionId())
                && parameters.sessionRoster().equals(context.keys().roster()),
                WRONG_SESSION, "the session of the pair keys", "another");
        RefusedInput.unless(parameters.maskRoster().contains(context.self()),
                NOT_IN_ROSTER, parameters.maskRoster(), context.self());
        RefusedInput.unless(order.cells().length == parameters.cellCount(),
                LENGTH_MISMATCH, parameters.cellCount() + " cells", order.cells().length);
        RefusedInput.unless(order.entropy().length() == 32, LENGTH_MISMATCH, "32 bytes of entropy", order.entropy().length());
        int outside = firstBeyond(order.cells(), parameters.inputBound());
        RefusedInput.unless(outside < 0, INPUT_OUT_OF_BOUND, "|cell| <= " + parameters.inputBound(), "more in cell " + outside);
    }

    // The index of the first cell beyond the bound, or -1. Sums that overflow are negative, too, and only for cells beyond.
    private static int firstBeyond(long[] cells, long bound) {
        long signs = 0; // a pass without an exit takes many cells at once
        for (long cell : cells) {
            signs |= bound - cell | bound + cell;
        }
        int first = 0;
        while (signs < 0 && cells[first] <= bound && cells[first] >= -bound) {
            first++;
        }
        return signs < 0 ? first : -1;
    }

    private Step<ContributorState> frozen(ContributorState state, FrozenSum message) throws RefusedInput {
        return switch (state.phase()) {
            case Contributed now -> freeze(state, now, message);
            case Revealed now when now.r().equals(message.freeze().aggregation()) -> again(state, now, message);
            case Ready _, Resuming _, Revealed _ -> throw new RefusedInput(
                    WRONG_AGGREGATION, "an aggregation under way", message.freeze().aggregation().hex());
        };
    }

    private Step<ContributorState> freeze(ContributorState state, Contributed now, FrozenSum message) throws RefusedInput {
        CheckedFreeze checked =
                FreezeCheck.check(context, now.aggregation(), now.r(), now.relay(), state.sets(), message);
        Octets promised = now.frozen().map(JournalEntry.Frozen::freezeDigest).orElse(checked.digest());
        RefusedInput.unless(promised.equals(checked.digest()), SET_CONFLICT, promised, checked.digest());
        if (!checked.members().contains(context.self())) {
            return Step.of(state.in(new Ready()), new Effect.LeftOut(now.r(), checked.members()));
        }
        checkOwnPart(now, checked);
        return reveal(state, now, checked);
    }

    private Step<ContributorState> reveal(ContributorState state, Contributed now, CheckedFreeze checked)
            throws RefusedInput {
        Reveal reveal = now.frozen().isPresent()
                ? now.frozen().get().reveal()
                : new RevealMaker(context, now, checked).make();
        FingerprintBoard board = FingerprintBoard.empty(now.aggregation().parameters().field())
                .with(context.self(), reveal.fingerprints());
        List<Effect> afterwards = new ArrayList<>();
        checked.recordDigests().forEach((party, digest) -> {
            if (!party.equals(context.self())) {
                afterwards.add(witnessed(now.aggregation(), party, digest));
            }
        });
        afterwards.add(witnessed(now.aggregation(), now.relay(), checked.digest()));
        afterwards.add(witnessed(now.aggregation(), context.self(), reveal.digest(context.primitives())));
        afterwards.add(new Effect.Send(now.relay(), reveal));
        ContributorState next = new ContributorState(state.slot(), state.step(), state.withSet(checked.set()),
                new Revealed(now.aggregation(), now.r(), now.relay(), now.message(), checked, reveal, board,
                        List.of(reveal), Verdict.OPEN));
        var entry = new JournalEntry.Frozen(now.r(), checked.digest(), checked.set(), reveal);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.PersistThen(entry, afterwards));
        for (Reveal early : now.early()) {
            Step<ContributorState> step = receive(next, early);
            next = step.state();
            effects.addAll(step.effects());
        }
        return new Step<>(next, effects);
    }

    // The freeze must carry this bank's own record, and nobody may disagree with it about a pair seed.
    private void checkOwnPart(Contributed now, CheckedFreeze checked) throws RefusedInput {
        ContributionRecord own = now.message().record();
        Octets seen = checked.recordDigests().get(context.self());
        RefusedInput.unless(own.digest(context.primitives()).equals(seen),
                EQUIVOCATION, "the record of " + context.self() + " as it was sent", "another");
        for (ContributionRecord other : checked.records().values()) {
            boolean agrees = other.party().equals(context.self()) || commitsTo(now, other);
            RefusedInput.unless(agrees, PAIR_COMMITMENT_MISMATCH, "the pair seed shared with " + other.party(), "another");
        }
    }

    private boolean commitsTo(Contributed now, ContributionRecord other) {
        var roster = now.aggregation().parameters().maskRoster();
        return RecordCheck.pairCommitment(roster, other, context.self())
                .equals(RecordCheck.pairCommitment(
                        roster, now.message().record(), other.party()));
    }

    private Step<ContributorState> again(ContributorState state, Revealed now, FrozenSum message) throws RefusedInput {
        Octets digest = context.authentic(message.freeze(), now.aggregation().parameters().authentication());
        if (digest.equals(now.freeze().digest())) {
            return Step.of(state, new Effect.Send(now.relay(), now.reveal()));
        }
        Refusal refusal = Refusal.of(SET_CONFLICT, now.freeze().members() + " as first frozen", message.freeze().members());
        return Step.of(state, new Effect.Refused(refusal, List.of(now.freeze().message(), message)));
    }

    private Step<ContributorState> revealed(ContributorState state, Reveal reveal) throws RefusedInput {
        return switch (state.phase()) {
            case Revealed now when now.r().equals(reveal.aggregation()) ->
                new FingerprintStep(context).reveal(state, now, reveal);
            case Contributed now when now.r().equals(reveal.aggregation()) -> early(state, now, reveal);
            case Ready _, Resuming _, Contributed _, Revealed _ -> Step.of(state);
        };
    }

    private Step<ContributorState> early(ContributorState state, Contributed now, Reveal reveal) throws RefusedInput {
        context.authentic(reveal, now.aggregation().parameters().authentication());
        if (now.early().stream().anyMatch(seen -> seen.party().equals(reveal.party()))) {
            return Step.of(state);
        }
        List<Reveal> early = new ArrayList<>(now.early());
        early.add(reveal);
        return Step.of(state.in(new Contributed(now.aggregation(), now.r(), now.relay(), now.message(), now.ownShares(),
                now.frozen(), early)));
    }

    private Step<ContributorState> handedOut(ContributorState state, MaskedVector vector)
            throws RefusedInput {
        if (state.phase() instanceof Revealed now && now.r().equals(vector.aggregation())) {
            return new FingerprintStep(context).handedOut(state, now, vector);
        }
        return Step.of(state);
    }

    private Step<ContributorState> opened(ContributorState state, Opened message) throws RefusedInput {
        if (!(state.phase() instanceof Revealed now) || !now.r().equals(message.aggregation())) {
            return Step.of(state);
        }
        var parameters = now.aggregation().parameters();
        RefusedInput.unless(parameters.openers().contains(message.party()),
                NOT_IN_ROSTER, parameters.openers(), message.party());
        Octets digest = context.authentic(message, parameters.authentication());
        RefusedInput.unless(message.freezeDigest().equals(now.freeze().digest()),
                SET_CONFLICT, now.freeze().digest(), message.freezeDigest());
        return Step.of(state, witnessed(now.aggregation(), message.party(), digest),
                new Effect.OpeningAnnounced(now.r(), message.party(), message.commitment()));
    }

    private Step<ContributorState> abandoned(ContributorState state, Abandon message) throws RefusedInput {
        return switch (state.phase()) {
            case Contributed now when now.r().equals(message.aggregation()) ->
                leave(state, now.aggregation(), now.relay(), message);
            case Revealed now when now.r().equals(message.aggregation()) ->
                leave(state, now.aggregation(), now.relay(), message);
            case Ready _, Resuming _, Contributed _, Revealed _ -> Step.of(state);
        };
    }

    private Step<ContributorState> leave(ContributorState state, Aggregation aggregation, String relay, Abandon message)
            throws RefusedInput {
        RefusedInput.unless(message.party().equals(relay), SIGNATURE_INVALID, "an abandon by " + relay, message.party());
        Octets digest = context.authentic(message, aggregation.parameters().authentication());
        return Step.of(state.in(new Ready()), new Effect.PersistThen(
                new JournalEntry.Floor(state.slot(), state.step()),
                List.of(witnessed(aggregation, relay, digest),
                        new Effect.Abandoned(message.aggregation(), message.reason()))));
    }

    private static Effect witnessed(Aggregation aggregation, String party, Octets digest) {
        return new Effect.Witnessed(party, aggregation.slot(), digest);
    }
}
