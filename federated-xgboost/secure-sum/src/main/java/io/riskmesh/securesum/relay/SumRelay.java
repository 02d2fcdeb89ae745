package io.riskmesh.securesum.relay;

import static io.riskmesh.securesum.refusal.SumRefusal.DIGEST_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.DUPLICATE_CONTRIBUTION;
import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.FINGERPRINT_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_NOT_COVERED;
import static io.riskmesh.securesum.refusal.SumRefusal.TOO_FEW_BANKS;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.freeze.RecordCheck;
import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.KemCiphertext;
import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.message.KeyConfirmation;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Stores, adds and forwards. Trusted with nothing but liveness: it sees masked vectors and sealed shares.
public final class SumRelay {
    private final SumContext context;

    public SumRelay(SumContext context) {
        this.context = context;
    }

    /// Begins an aggregation; what was under way before is over.
    public Step<RelayState> collect(RelayState state, Aggregation aggregation) {
        Octets r = aggregation.id(context.primitives());
        boolean underWay = switch (state) {
            case RelayState.Collecting now -> now.r().equals(r);
            case RelayState.Frozen now -> now.r().equals(r);
            case RelayState.Idle _ -> false;
        };
        return Step.of(underWay ? state : new RelayState.Collecting(aggregation, r, Map.of()));
    }

    /// Adds the members' vectors and sends the freeze to every bank of the mask roster and every opener.
    public Step<RelayState> freeze(RelayState state, FreezeSet order) {
        try {
            if (state instanceof RelayState.Collecting now) {
                return frozen(now, order);
            }
            throw new RefusedInput(WRONG_AGGREGATION, "an aggregation that collects", "none");
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal()));
        }
    }

    /// Hands out the masked vector of a member that vanished, so that everybody computes its fingerprints.
    public Step<RelayState> handOut(RelayState state, String member) {
        if (state instanceof RelayState.Frozen now && now.frozen().freeze().members().contains(member)) {
            MaskedVector vector = now.contributions().get(member).vector();
            List<Effect> effects = new ArrayList<>();
            recipients(now.aggregation().parameters()).stream().filter(now.aggregation().parameters()::reads)
                    .forEach(to -> effects.add(new Effect.Send(to, vector)));
            return new Step<>(state, effects);
        }
        return Step.of(state, new Effect.Refused(Refusal.of(NOT_IN_ROSTER, "a member of a frozen set", member)));
    }

    /// Names the members whose vector is not the one they promised, or whose signed fingerprint is not that of their vector:
    /// asked by the opener when the fingerprints do not add up.
    public List<Effect> blamed(RelayState state, Octets r) {
        if (!(state instanceof RelayState.Frozen now) || !now.r().equals(r)) {
            return List.of();
        }
        List<Effect> blamed = new ArrayList<>();
        for (String member : now.frozen().freeze().members().parties()) {
            Contribution contribution = now.contributions().get(member);
            Reveal reveal = now.reveals().get(member);
            if (!ContributionCheck.isOfRecord(context, contribution)) {
                blamed.add(new Effect.Refused(Refusal.of(DIGEST_MISMATCH, "the vector of the record", "another of " + member),
                        List.of(contribution)));
            } else if (reveal != null && !reveal.fingerprints().equals(fingerprints(now, contribution))) {
                blamed.add(new Effect.Refused(Refusal.of(FINGERPRINT_MISMATCH, "the fingerprints of the vector of " + member,
                        "others"), List.of(contribution, reveal)));
            }
        }
        return blamed;
    }

    private List<Long> fingerprints(RelayState.Frozen now, Contribution contribution) {
        return FingerprintBoard.fingerprints(context, now.aggregation().parameters().field(), now.r(), now.freezeDigest(),
                contribution.vector().cells());
    }

    /// Gives up the aggregation under way and tells everybody.
    public Step<RelayState> giveUp(RelayState state, SumRefusal reason) {
        return switch (state) {
            case RelayState.Collecting now -> abandoned(now.aggregation(), now.r(), reason);
            case RelayState.Frozen now -> abandoned(now.aggregation(), now.r(), reason);
            case RelayState.Idle _ -> Step.of(state);
        };
    }

    /// Handles a message; messages this role has no use for change nothing.
    public Step<RelayState> receive(RelayState state, SumMessage message) {
        try {
            return switch (message) {
                case Contribution contribution -> contribution(state, contribution);
                case Reveal reveal -> reveal(state, reveal);
                case FrozenSum _, MaskedVector _, RevealRequest _, Opened _, Abandon _, SlotSignature _,
                        KeyAnnouncement _, KemCiphertext _, KeyConfirmation _ -> Step.of(state);
            };
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal(), List.of(message)));
        }
    }

    private Step<RelayState> contribution(RelayState state, Contribution message) throws RefusedInput {
        return switch (state) {
            case RelayState.Collecting now -> collected(now, message);
            case RelayState.Frozen now -> late(now, message);
            case RelayState.Idle _ -> throw new RefusedInput(
                    WRONG_AGGREGATION, "an aggregation under way", message.record().aggregation().hex());
        };
    }

    private Step<RelayState> collected(RelayState.Collecting now, Contribution message) throws RefusedInput {
        Octets digest = ContributionCheck.check(context, now.aggregation(), now.r(), message);
        String party = message.record().party();
        Contribution before = now.contributions().get(party);
        if (before != null) {
            return Step.of(now, same(before, message) ? ready(now, party) : duplicate(before, message));
        }
        Map<String, Contribution> all = new TreeMap<>(now.contributions());
        all.put(party, message);
        RecordCheck.checkPairs(now.aggregation().parameters().maskRoster(), records(all));
        var next = new RelayState.Collecting(now.aggregation(), now.r(), all);
        return Step.of(next, new Effect.Witnessed(party, now.aggregation().slot(), digest), ready(next, party));
    }

    // A bank that restarted sends its contribution again and needs what it may have missed.
    private Step<RelayState> late(RelayState.Frozen now, Contribution message) throws RefusedInput {
        ContributionCheck.check(context, now.aggregation(), now.r(), message);
        String party = message.record().party();
        Contribution before = now.contributions().get(party);
        if (before == null) {
            return Step.of(now, new Effect.Send(party, forRecipient(now, party)));
        }
        if (!same(before, message)) {
            return Step.of(now, duplicate(before, message));
        }
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Send(party, forRecipient(now, party)));
        if (now.aggregation().parameters().reads(party)) {
            now.reveals().values().forEach(reveal -> effects.add(new Effect.Send(party, reveal)));
        }
        return new Step<>(now, effects);
    }

    private Effect duplicate(Contribution before, Contribution message) {
        return new Effect.Refused(Refusal.of(DUPLICATE_CONTRIBUTION,
                "one contribution of " + message.record().party(), "two"), List.of(before, message));
    }

    private boolean same(Contribution a, Contribution b) {
        return a.record().digest(context.primitives()).equals(b.record().digest(context.primitives()));
    }

    private static Effect ready(RelayState.Collecting now, String party) {
        return new Effect.BankReady(now.r(), party, List.copyOf(now.contributions().keySet()));
    }

    private Step<RelayState> frozen(RelayState.Collecting now, FreezeSet order) throws RefusedInput {
        MaskSumParameters parameters = now.aggregation().parameters();
        List<String> members = order.set().members().parties();
        RefusedInput.unless(members.size() >= parameters.minimumSurvivors(),
                TOO_FEW_BANKS, "at least " + parameters.minimumSurvivors() + " members", members.size());
        RefusedInput.unless(now.contributions().keySet().containsAll(members),
                NOT_IN_ROSTER, "members that contributed: " + now.contributions().keySet(), members);
        RefusedInput.unless(order.set().covers(now.aggregation().slot()),
                SET_NOT_COVERED, "a set for slot " + now.aggregation().slot(), order.set().firstSlot());
        FrozenSum base = new FrozenMaker(context, now.aggregation(), now.r(), now.contributions()).make(order);
        Octets digest = base.freeze().digest(context.primitives());
        var next = new RelayState.Frozen(now.aggregation(), now.r(), now.contributions(), base, digest, Map.of());
        List<Effect> effects = new ArrayList<>();
        recipients(parameters).forEach(to -> effects.add(new Effect.Send(to, forRecipient(next, to))));
        return Step.of(next, Effect.stated(now.r(), now.aggregation().slot(), context.self(), digest, effects));
    }

    private static FrozenSum forRecipient(RelayState.Frozen now, String recipient) {
        return FrozenMaker.forRecipient(
                now.aggregation().parameters(), now.frozen(), now.contributions(), recipient);
    }

    private Step<RelayState> reveal(RelayState state, Reveal message) throws RefusedInput {
        if (state instanceof RelayState.Idle) {
            return Step.of(state);
        }
        if (!(state instanceof RelayState.Frozen now) || !now.r().equals(message.aggregation())) {
            throw new RefusedInput(WRONG_AGGREGATION, "a frozen aggregation", message.aggregation().hex());
        }
        List<String> members = now.frozen().freeze().members().parties();
        RefusedInput.unless(members.contains(message.party()), NOT_IN_ROSTER, members, message.party());
        Octets digest = context.authentic(message, now.aggregation().parameters().authentication());
        RefusedInput.unless(message.freezeDigest().equals(now.freezeDigest()),
                SET_CONFLICT, now.freezeDigest(), message.freezeDigest());
        Reveal before = now.reveals().get(message.party());
        if (before != null) {
            boolean same = before.digest(context.primitives()).equals(digest);
            return same ? Step.of(state) : Step.of(state, new Effect.Refused(
                    Refusal.of(EQUIVOCATION, "one reveal of " + message.party(), "two"), List.of(before, message)));
        }
        return forwarded(now, message, digest);
    }

    private Step<RelayState> forwarded(RelayState.Frozen now, Reveal message, Octets digest) {
        Map<String, Reveal> all = new TreeMap<>(now.reveals());
        all.put(message.party(), message);
        var next = new RelayState.Frozen(
                now.aggregation(), now.r(), now.contributions(), now.frozen(), now.freezeDigest(), all);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Witnessed(message.party(), now.aggregation().slot(), digest));
        for (String to : recipients(now.aggregation().parameters())) {
            boolean opens = now.aggregation().parameters().openers().contains(to);
            boolean verifies = now.aggregation().parameters().reads(to) && now.frozen().freeze().members().contains(to);
            if (opens || (!to.equals(message.party()) && verifies)) {
                effects.add(new Effect.Send(to, message));
            }
        }
        List<String> missing = new ArrayList<>(now.frozen().freeze().members().parties());
        missing.removeAll(all.keySet());
        effects.add(new Effect.RevealsMissing(now.r(), List.copyOf(missing)));
        return new Step<>(next, effects);
    }

    private Step<RelayState> abandoned(Aggregation aggregation, Octets r, SumRefusal reason) {
        Abandon bare = new Abandon(r, context.self(), reason, new RecordProof.Tags(List.of()));
        Octets digest = bare.digest(context.primitives());
        Abandon message =
                bare.with(context.authenticator(aggregation.parameters().authentication()).prove(r, digest));
        List<Effect> effects = new ArrayList<>();
        recipients(aggregation.parameters()).forEach(to -> effects.add(new Effect.Send(to, message)));
        effects.add(new Effect.Abandoned(r, reason));
        return Step.of(
                new RelayState.Idle(), Effect.stated(r, aggregation.slot(), context.self(), digest, effects));
    }

    private static List<String> recipients(MaskSumParameters parameters) {
        return parameters.sessionRoster().parties().stream()
                .filter(party -> parameters.maskRoster().contains(party) || parameters.openers().contains(party))
                .toList();
    }

    private static Map<String, ContributionRecord> records(Map<String, Contribution> contributions) {
        Map<String, ContributionRecord> records = new TreeMap<>();
        contributions.forEach((party, contribution) -> records.put(party, contribution.record()));
        return records;
    }
}
