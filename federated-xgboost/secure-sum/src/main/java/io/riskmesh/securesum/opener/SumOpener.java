package io.riskmesh.securesum.opener;

import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.FINGERPRINT_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.SEED_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;
import static io.riskmesh.securesum.refusal.SumRefusal.SHARE_UNREADABLE;
import static io.riskmesh.securesum.refusal.SumRefusal.SIGNATURE_INVALID;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.freeze.CheckedFreeze;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.freeze.FreezeCheck;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.OpenerState.Phase.Awaiting;
import io.riskmesh.securesum.opener.OpenerState.Phase.Finished;
import io.riskmesh.securesum.opener.OpenerState.Phase.Gathering;
import io.riskmesh.securesum.opener.OpenerState.Phase.Idle;
import io.riskmesh.securesum.opener.OpenerState.Phase.Outcome;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.sharing.SeedSharing;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lifts the private masks of a frozen sum, once t shares of every needed seed are there and the fingerprints of all members
/// add up to the sum's. Learns the sum and nothing else.
public final class SumOpener {
    private final SumContext context;

    public SumOpener(SumContext context) {
        this.context = context;
    }

    /// Begins to wait for a sum; what was awaited before is given up.
    public Step<OpenerState> await(OpenerState state, AwaitSum order) {
        Octets r = order.aggregation().id(context.primitives());
        if (!order.aggregation().parameters().openers().contains(context.self())) {
            return Step.of(state, new Effect.Refused(Refusal.of(
                    NOT_IN_ROSTER, order.aggregation().parameters().openers(), context.self())));
        }
        return Step.of(state.in(new Awaiting(order.aggregation(), r, order.relay(), order.entropy(), List.of())));
    }

    /// Asks all members for their reveals once more, after a restart or in the place of another opener.
    public Step<OpenerState> askAgain(OpenerState state) {
        if (!(state.phase() instanceof Gathering now)) {
            return Step.of(state, new Effect.Refused(Refusal.of(WRONG_AGGREGATION, "a frozen sum", "none")));
        }
        MaskSumParameters parameters = now.aggregation().parameters();
        RevealRequest bare = new RevealRequest(now.r(), context.self(), now.freeze().digest(),
                now.freeze().members().parties(), parameters.maskRoster().without(now.freeze().members()),
                new RecordProof.Tags(List.of()));
        Octets digest = bare.digest(context.primitives());
        RevealRequest request = bare.with(context.authenticator(parameters.authentication()).prove(now.r(), digest));
        List<Effect> effects = new ArrayList<>();
        now.freeze().members().parties().forEach(member -> effects.add(new Effect.Send(member, request)));
        return Step.of(state, Effect.stated(now.r(), now.aggregation().slot(), context.self(), digest, effects));
    }

    /// Handles a message; messages this role has no use for change nothing.
    public Step<OpenerState> receive(OpenerState state, SumMessage message) {
        try {
            return switch (message) {
                case FrozenSum frozen -> frozen(state, frozen);
                case Reveal reveal -> revealed(state, reveal);
                case MaskedVector vector -> handedOut(state, vector);
                case Abandon abandon -> abandoned(state, abandon);
                case Contribution _, RevealRequest _, Opened _, SlotSignature _, SessionMessage _ -> Step.of(state);
            };
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal(), List.of(message)));
        }
    }

    private Step<OpenerState> frozen(OpenerState state, FrozenSum message) throws RefusedInput {
        return switch (state.phase()) {
            case Awaiting now -> gathering(state, now, message);
            case Gathering now when now.r().equals(message.freeze().aggregation()) -> again(state, now, message);
            case Idle _, Gathering _, Finished _ -> Step.of(state);
        };
    }

    private Step<OpenerState> gathering(OpenerState state, Awaiting now, FrozenSum message) throws RefusedInput {
        CheckedFreeze checked =
                FreezeCheck.check(context, now.aggregation(), now.r(), now.relay(), state.sets(), message);
        OpenerState next = new OpenerState(with(state.sets(), checked.set()),
                new Gathering(now.aggregation(), now.r(), now.entropy(), checked, Map.of(), Map.of(),
                        FingerprintBoard.empty(now.aggregation().parameters().field())));
        List<Effect> effects = new ArrayList<>();
        for (Reveal early : now.early()) {
            Step<OpenerState> step = receive(next, early);
            next = step.state();
            effects.addAll(step.effects());
        }
        return new Step<>(next, effects);
    }

    private Step<OpenerState> again(OpenerState state, Gathering now, FrozenSum message) throws RefusedInput {
        Octets digest = context.authentic(message.freeze(), now.aggregation().parameters().authentication());
        if (digest.equals(now.freeze().digest())) {
            return Step.of(state);
        }
        return Step.of(state, new Effect.Refused(
                Refusal.of(SET_CONFLICT, now.freeze().members() + " as first frozen", message.freeze().members()),
                List.of(now.freeze().message(), message)));
    }

    private Step<OpenerState> revealed(OpenerState state, Reveal reveal) throws RefusedInput {
        return switch (state.phase()) {
            case Awaiting now when now.r().equals(reveal.aggregation()) -> early(state, now, reveal);
            case Gathering now when now.r().equals(reveal.aggregation()) -> gathered(state, now, reveal);
            case Idle _, Awaiting _, Gathering _, Finished _ -> Step.of(state);
        };
    }

    private Step<OpenerState> early(OpenerState state, Awaiting now, Reveal reveal) throws RefusedInput {
        context.authentic(reveal, now.aggregation().parameters().authentication());
        if (now.early().stream().anyMatch(seen -> seen.party().equals(reveal.party()))) {
            return Step.of(state);
        }
        List<Reveal> early = new ArrayList<>(now.early());
        early.add(reveal);
        return Step.of(state.in(new Awaiting(now.aggregation(), now.r(), now.relay(), now.entropy(), early)));
    }

    private Step<OpenerState> gathered(OpenerState state, Gathering now, Reveal reveal) throws RefusedInput {
        RefusedInput.unless(now.freeze().members().contains(reveal.party()),
                NOT_IN_ROSTER, now.freeze().members(), reveal.party());
        Octets digest = context.authentic(reveal, now.aggregation().parameters().authentication());
        RefusedInput.unless(reveal.freezeDigest().equals(now.freeze().digest()),
                SET_CONFLICT, now.freeze().digest(), "a reveal by " + reveal.party() + " for another freeze");
        Reveal before = now.reveals().get(reveal.party());
        if (before != null) {
            boolean same = before.digest(context.primitives()).equals(digest);
            return same ? Step.of(state) : Step.of(state, new Effect.Refused(
                    Refusal.of(EQUIVOCATION, "one reveal of " + reveal.party(), "two"), List.of(before, reveal)));
        }
        Map<String, Reveal> reveals = new TreeMap<>(now.reveals());
        reveals.put(reveal.party(), reveal);
        Map<String, List<Secret>> shares = new TreeMap<>(now.shares());
        shares.put(reveal.party(), openBox(now, reveal));
        FingerprintBoard board = now.board().with(reveal.party(), reveal.fingerprints());
        return tryToOpen(state, new Gathering(
                now.aggregation(), now.r(), now.entropy(), now.freeze(), reveals, shares, board));
    }

    private List<Secret> openBox(Gathering now, Reveal reveal) throws RefusedInput {
        MaskSumParameters parameters = now.aggregation().parameters();
        RefusedInput.unless(reveal.boxes().size() == parameters.openers().size(), LENGTH_MISMATCH,
                parameters.openers().size() + " boxes", reveal.boxes().size() + " of " + reveal.party());
        Octets box = reveal.boxes().get(parameters.openers().index(context.self()) - 1);
        byte[] key = context.keysOf(now.r()).revealSeal(reveal.party(), context.self()).reveal();
        byte[] plain = context.primitives().open(key, box.array()).orElse(new byte[0]);
        int members = now.freeze().members().size();
        int expected = members * (1 + parameters.maskRoster().size() - members);
        RefusedInput.unless(plain.length == expected * SeedSharing.SEED_BYTES,
                SHARE_UNREADABLE, expected + " shares from " + reveal.party(), "a box that holds none");
        List<Secret> shares = new ArrayList<>();
        for (int at = 0; at < plain.length; at += SeedSharing.SEED_BYTES) {
            shares.add(Secret.wrap(Arrays.copyOfRange(plain, at, at + SeedSharing.SEED_BYTES)));
        }
        return List.copyOf(shares);
    }

    private Step<OpenerState> handedOut(OpenerState state, MaskedVector vector) throws RefusedInput {
        if (!(state.phase() instanceof Gathering now) || !now.r().equals(vector.aggregation())
                || now.board().byMember().containsKey(vector.party())) {
            return Step.of(state);
        }
        FingerprintBoard board = now.board().handedOut(context, now.freeze(), vector);
        return tryToOpen(state, new Gathering(
                now.aggregation(), now.r(), now.entropy(), now.freeze(), now.reveals(), now.shares(), board));
    }

    private Step<OpenerState> tryToOpen(OpenerState state, Gathering now) {
        int threshold = now.aggregation().parameters().threshold();
        if (now.shares().size() < threshold || !now.board().isComplete(now.freeze())) {
            return Step.of(state.in(now));
        }
        List<Long> sum = FingerprintBoard.fingerprints(
                context, now.board().field(), now.r(), now.freeze().digest(), now.freeze().sum());
        if (!now.board().matches(sum)) {
            List<SumMessage> evidence = new ArrayList<>(now.reveals().values());
            evidence.add(now.freeze().message());
            return Step.of(state.in(new Finished(now.r(), new Outcome.WrongSum())), new Effect.Refused(
                    Refusal.of(FINGERPRINT_MISMATCH, "fingerprints that add up to the sum's", "others"), evidence));
        }
        Unmasking unmasking = new Unmasking(context, now);
        return unmasking.masks().map(masks -> opened(state, now, masks)).orElseGet(() -> Step.of(state.in(now),
                new Effect.Refused(Refusal.of(SEED_MISMATCH, "t shares that fit the commitments",
                        "none for " + unmasking.unrecovered()), List.copyOf(now.reveals().values()))));
    }

    private Step<OpenerState> opened(OpenerState state, Gathering now, List<MaskStream> masks) {
        MaskSumParameters parameters = now.aggregation().parameters();
        long[] cells = VectorMasker.unmask(
                parameters.field(), now.freeze().sum().array(), masks, context.primitives().keystreams());
        Secret nonce = Secret.wrap(context.primitives().expand(
                now.entropy().reveal(), Enc.of("opened-nonce").octets(now.r()).toBytes()));
        Octets commitment = OpeningCommitment.of(context.primitives(), now.r(), now.freeze().digest(), nonce, masks);
        Opened bare = new Opened(
                now.r(), context.self(), now.freeze().digest(), commitment, new RecordProof.Tags(List.of()));
        Octets digest = bare.digest(context.primitives());
        Opened message = bare.with(context.authenticator(parameters.authentication()).prove(now.r(), digest));
        List<Effect> effects = new ArrayList<>();
        now.reveals().forEach((party, reveal) -> effects.add(new Effect.Witnessed(
                party, now.aggregation().slot(), reveal.digest(context.primitives()))));
        List<Effect> afterwards = new ArrayList<>();
        now.freeze().members().parties().forEach(member -> afterwards.add(new Effect.Send(member, message)));
        afterwards.add(new Effect.SumOpened(new OpenedSum(now.aggregation(), now.r(), now.freeze().members(),
                cells, nonce, masks, commitment)));
        effects.add(Effect.stated(now.r(), now.aggregation().slot(), context.self(), digest, afterwards));
        return new Step<>(state.in(new Finished(now.r(), new Outcome.Announced(message))), effects);
    }

    private Step<OpenerState> abandoned(OpenerState state, Abandon message) throws RefusedInput {
        return switch (state.phase()) {
            case Awaiting now when now.r().equals(message.aggregation()) ->
                leave(state, now.aggregation(), now.relay(), message);
            case Gathering now when now.r().equals(message.aggregation()) ->
                leave(state, now.aggregation(), now.freeze().message().freeze().party(), message);
            case Idle _, Awaiting _, Gathering _, Finished _ -> Step.of(state);
        };
    }

    private Step<OpenerState> leave(OpenerState state, Aggregation aggregation, String relay, Abandon message)
            throws RefusedInput {
        RefusedInput.unless(message.party().equals(relay), SIGNATURE_INVALID, "an abandon by " + relay, message.party());
        context.authentic(message, aggregation.parameters().authentication());
        return Step.of(state.in(new Idle()), new Effect.Abandoned(message.aggregation(), message.reason()));
    }

    private static List<SurvivorSet> with(List<SurvivorSet> sets, SurvivorSet set) {
        if (sets.contains(set)) {
            return sets;
        }
        List<SurvivorSet> all = new ArrayList<>(sets);
        all.add(set);
        return all;
    }
}
