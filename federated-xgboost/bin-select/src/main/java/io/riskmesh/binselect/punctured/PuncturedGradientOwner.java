package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.journal.JournalEntry.Answered;
import io.riskmesh.binselect.journal.JournalEntry.Kind;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.GradientOwner;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.pair.Restoration;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.pass.Gradients;
import io.riskmesh.binselect.pass.Passes;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.binselect.step.Effect;
import io.riskmesh.binselect.step.Step;
import io.riskmesh.binselect.transfer.BlockShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The gradient owner of PuncturedSelect. Answers every question of the set-up once: two answers to two questions would give
/// the feature owner both branches of a transfer.
final class PuncturedGradientOwner implements GradientOwner {
    private final PairContext context;
    private final SelectParameters parameters;
    private final Defences defences;
    private final OwnerSetUp setUp;
    private final OwnerTrees trees;

    PuncturedGradientOwner(PairContext context, MemoryPlan memory, Defences defences) {
        this.context = context;
        this.parameters = context.parameters();
        this.defences = defences;
        this.setUp = new OwnerSetUp(context.pairId(), parameters, defences.correlation());
        this.trees = new OwnerTrees(context.pairId(), parameters, memory);
    }

    @Override
    public PairContext context() {
        return context;
    }

    @Override
    public long modulus() {
        return P61.MODULUS;
    }

    @Override
    public PairState initial() {
        return OwnerState.initial();
    }

    @Override
    public Restoration restore(List<JournalEntry> entries) {
        OwnerState state = OwnerState.initial();
        for (JournalEntry entry : entries) {
            boolean first = state.entropy().isEmpty();
            switch (entry) {
                case JournalEntry.Begun begun when first && begun.pair().equals(context.pairId()) -> state = state.with(begun.entropy());
                case Answered answer when !first && answer.kind() == Kind.BROKEN -> state = state.asBroken();
                case Answered answer when !first -> state = state.with(state.answered().with(answer));
                case JournalEntry.Begun _, Answered _, JournalEntry.CoPaths _ -> {
                    return new Restoration.Refused(Refusal.of(SelectRefusal.JOURNAL_ROLLED_BACK, "a journal of this role", "another"));
                }
            }
        }
        return new Restoration.Restored(state.with(Passes.of(state.answered().slot())));
    }

    @Override
    public Step<PairState> step(PairState state, PairInput input) {
        OwnerState now = (OwnerState) state;
        try {
            return switch (input) {
                case PairInput.SetUpGradients order -> begin(now, order.entropy());
                case PairInput.BeginTree order -> begin(now, order);
                case PairInput.BuildLevel order -> build(now, order);
                case PairInput.Resume _ -> resume(now);
                case PairInput.Received(PairMessage message) -> received(now, message);
                case PairInput.ReceivedBytes(byte[] bytes) -> switch (PairCodec.decode(bytes)) {
                    case PairCodec.Decoded.Message(PairMessage message) -> received(now, message);
                    case PairCodec.Decoded.Refused(Refusal refusal) -> Step.of(now, new Effect.Refused(refusal));
                };
                case PairInput.SetUpFeatures _ -> throw new IllegalArgumentException("Expected orders of a gradient owner");
            };
        } catch (RefusedInput e) {
            return Step.of(now, new Effect.Refused(e.refusal()));
        }
    }

    private Step<PairState> begin(OwnerState now, Secret fresh) {
        if (now.entropy().isPresent() || parameters.isEmpty()) {
            return isSetUp(now) ? Step.of(now, new Effect.SetUpDone()) : Step.of(now, asks(now));
        }
        OwnerState next = now.with(fresh);
        return Step.of(next, new Effect.PersistThen(
                new JournalEntry.Begun(context.pairId(), fresh, Hashes.sha256(Enc.of("no-inputs"))), List.of(asks(next))));
    }

    private Effect asks(OwnerState now) {
        return new Effect.Send(setUp.ask(now.entropy().orElseThrow()));
    }

    private boolean isSetUp(OwnerState now) {
        return now.answered().count(Kind.CHOICES) == parameters.blocks();
    }

    private Step<PairState> resume(OwnerState now) {
        List<Effect> effects = new ArrayList<>();
        if (now.entropy().isPresent() && !isSetUp(now)) {
            effects.add(asks(now));
        }
        sends(now, 0, effects);
        return new Step<>(now, effects);
    }

    private Step<PairState> received(OwnerState now, PairMessage message) throws RefusedInput {
        RefusedInput.unless(message.pair().equals(context.pairId()), SelectRefusal.WRONG_SESSION, context.pairId(), message.pair());
        return switch (message) {
            case BaseCiphertexts answer -> open(now, answer);
            case ExtendChoices choices -> answer(now, choices);
            case PairMessage.Missing missing -> sayAgain(now, missing);
            case PairMessage.BaseKeys _, PuncturedSeeds _, Corrections _ -> throw new RefusedInput(
                    SelectRefusal.LAYOUT_MISMATCH, "a message to a gradient owner", message.getClass().getSimpleName());
        };
    }

    private Secret entropyOf(OwnerState now) throws RefusedInput {
        RefusedInput.unless(!now.broken(), SelectRefusal.TRANSFER_CHECK_FAILED, "a set-up whose checks held", "one that failed");
        RefusedInput.unless(now.entropy().isPresent(), SelectRefusal.LAYOUT_MISMATCH, "a set-up that began", "none");
        return now.entropy().get();
    }

    private Step<PairState> open(OwnerState now, BaseCiphertexts answer) throws RefusedInput {
        Secret entropy = entropyOf(now);
        RefusedInput.unless(answer.ciphertexts().length() == 256 * BaseCiphertexts.CIPHERTEXT_BYTES,
                SelectRefusal.LENGTH_MISMATCH, "256 ciphertexts", answer.ciphertexts().length());
        Answered entry = new Answered(Kind.BASE_CIPHERTEXTS, 0, 0, digest(answer));
        boolean again = now.answered().wasAnswered(entry);
        if (again && now.baseKeys().isPresent()) {
            return Step.of(now);
        }
        OwnerState next = now.with(now.answered().with(entry)).withBaseKeys(setUp.open(entropy, answer));
        return again ? Step.of(next) : Step.of(next, new Effect.PersistThen(entry, List.of()));
    }

    private Step<PairState> answer(OwnerState now, ExtendChoices choices) throws RefusedInput {
        Secret entropy = entropyOf(now);
        RefusedInput.unless(now.baseKeys().isPresent() && choices.block() < parameters.blocks(), SelectRefusal.LAYOUT_MISMATCH,
                "base transfers, then blocks below " + parameters.blocks(), "block " + choices.block());
        int bytes = 128 * BlockShape.of(parameters, choices.block()).columnBytes();
        RefusedInput.unless(choices.columns().length() == bytes && choices.check().length() == ExtendChoices.CHECK_BYTES,
                SelectRefusal.LENGTH_MISMATCH, bytes + " bytes", choices.columns().length());
        Answered entry = new Answered(Kind.CHOICES, 0, choices.block(), digest(choices));
        boolean again = now.answered().wasAnswered(entry);
        Optional<PuncturedSeeds> seeds = setUp.answer(entropy, now.baseKeys().get(), choices);
        if (seeds.isEmpty()) {
            // A failed check may have told one bit of Δ to who sent it: there is no second try, not even after a restart.
            return Step.of(now.asBroken(), new Effect.PersistThen(new Answered(Kind.BROKEN, 0, 0, entry.digest()), List.of(new Effect.Refused(
                    Refusal.of(SelectRefusal.TRANSFER_CHECK_FAILED, "one choice per transfer", "block " + choices.block())))));
        }
        OwnerState next = now.with(now.answered().with(entry));
        List<Effect> effects = new ArrayList<>(List.of(new Effect.Send(seeds.get())));
        if (isSetUp(next) && !again) {
            effects.add(new Effect.SetUpDone());
        }
        return again ? new Step<>(next, effects) : Step.of(next, new Effect.PersistThen(entry, effects));
    }

    private Step<PairState> sayAgain(OwnerState now, PairMessage.Missing missing) throws RefusedInput {
        if (missing.slot() == 0) {
            entropyOf(now);
            return Step.of(now, asks(now));
        }
        List<Effect> effects = new ArrayList<>();
        if (missing.slot() == now.tree().slot()) {
            sends(now, missing.part(), effects);
        }
        return new Step<>(now, effects);
    }

    private void sends(OwnerState now, int fromPart, List<Effect> effects) {
        for (int part = fromPart; part < parameters.parts() && now.tree().slot() > 0; part++) {
            effects.add(new Effect.Send(corrections(now.entropy().orElseThrow(), now.tree(), part)));
        }
    }

    private Corrections corrections(Secret entropy, PairInput.BeginTree tree, int part) {
        return new Corrections(context.pairId(), tree.slot(), part, trees.corrections(entropy, tree, part));
    }

    private Step<PairState> begin(OwnerState now, PairInput.BeginTree order) throws RefusedInput {
        RefusedInput.unless(isSetUp(now), SelectRefusal.LAYOUT_MISMATCH, "a set-up that is complete", "slot " + order.slot());
        RefusedInput.unless(order.slot() >= Math.max(1, now.passes().slot()), SelectRefusal.PASS_REPLAYED,
                "slot " + now.passes().slot() + " or a later one", order.slot());
        Gradients.check(order, parameters);
        AnsweredOnce answered = now.answered();
        List<Effect> sends = new ArrayList<>();
        List<Answered> fresh = new ArrayList<>();
        for (int part = 0; part < parameters.parts(); part++) {
            Corrections message = corrections(now.entropy().orElseThrow(), order, part);
            Answered entry = new Answered(Kind.CORRECTIONS, order.slot(), part, digest(message));
            if (!defences.answersOnce() || !answered.wasAnswered(entry)) {
                answered = answered.with(entry);
                fresh.add(entry);
            }
            sends.add(new Effect.Send(message));
        }
        sends.add(new Effect.TreeReady(order.slot()));
        Passes passes = order.slot() == now.passes().slot() ? now.passes() : Passes.of(order.slot());
        return new Step<>(now.with(answered).with(order, passes), persisted(fresh, sends));
    }

    // All entries before the first message.
    private static List<Effect> persisted(List<Answered> entries, List<Effect> effects) {
        List<Effect> wrapped = effects;
        for (Answered entry : entries.reversed()) {
            wrapped = List.of(new Effect.PersistThen(entry, wrapped));
        }
        return wrapped;
    }

    private Step<PairState> build(OwnerState now, PairInput.BuildLevel order) throws RefusedInput {
        RefusedInput.unless(now.tree().slot() == now.passes().slot(), SelectRefusal.LAYOUT_MISMATCH, "a tree that began", "none");
        Passes passes = now.passes().after(order, parameters);
        return Step.of(now.with(passes), new Effect.Shares(trees.shares(now.entropy().orElse(Secret.wrap(new byte[0])), order)));
    }

    private static Octets digest(PairMessage message) {
        return Octets.wrap(Hashes.sha256(PairCodec.encode(message)));
    }
}
