package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.journal.JournalEntry.Answered;
import io.riskmesh.binselect.journal.JournalEntry.Kind;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.Missing;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.FeatureOwner;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.pair.Restoration;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.pass.Passes;
import io.riskmesh.binselect.pass.ReceivedParts;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.binselect.step.Effect;
import io.riskmesh.binselect.step.Step;
import io.riskmesh.binselect.transfer.BaseTransfers;
import io.riskmesh.binselect.transfer.BlockShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The feature owner of PuncturedSelect. Answers one set of base keys only: two would show the gradient owner its bins.
final class PuncturedFeatureOwner implements FeatureOwner {
    /// So many blocks of choices are under way at once.
    private static final int WINDOW = 4;

    private final PairContext context;
    private final SelectParameters parameters;
    private final HolderSetUp setUp;
    private final HolderTrees trees;

    PuncturedFeatureOwner(PairContext context, MemoryPlan memory, Defences defences) {
        this.context = context;
        this.parameters = context.parameters();
        this.setUp = new HolderSetUp(context.pairId(), parameters, defences.trees());
        this.trees = new HolderTrees(parameters, memory);
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
        return HolderState.initial();
    }

    @Override
    public Restoration restore(List<JournalEntry> entries) {
        HolderState state = HolderState.initial();
        for (JournalEntry entry : entries) {
            boolean first = state.begun().isEmpty();
            switch (entry) {
                case JournalEntry.Begun begun when first && begun.pair().equals(context.pairId()) ->
                    state = state.with(new HolderState.Begun(begun.entropy(), begun.inputs()));
                case Answered answer when !first && answer.kind() == Kind.BROKEN -> state = state.asBroken();
                case Answered answer when !first -> state = state.with(state.answered().with(answer));
                case JournalEntry.CoPaths paths when !first && fits(paths) -> state = state.with(paths.block(), paths.coPaths());
                case JournalEntry.Begun _, Answered _, JournalEntry.CoPaths _ -> {
                    return new Restoration.Refused(Refusal.of(SelectRefusal.JOURNAL_ROLLED_BACK, "a journal of this role", "another"));
                }
            }
        }
        int slot = state.answered().slot();
        ReceivedParts parts = new ReceivedParts(slot, Map.of());
        return new Restoration.Restored(state.with(parts, Passes.of(slot)));
    }

    private boolean fits(JournalEntry.CoPaths paths) {
        return paths.block() < parameters.blocks()
                && paths.coPaths().length() == 16 * BlockShape.of(parameters, paths.block()).transfers();
    }

    @Override
    public Step<PairState> step(PairState state, PairInput input) {
        HolderState now = (HolderState) state;
        try {
            return switch (input) {
                case PairInput.SetUpFeatures order -> begin(now, order);
                case PairInput.BuildLevel order -> build(now, order);
                case PairInput.Resume _ -> resume(now);
                case PairInput.Received(PairMessage message) -> received(now, message);
                case PairInput.ReceivedBytes(byte[] bytes) -> switch (PairCodec.decode(bytes)) {
                    case PairCodec.Decoded.Message(PairMessage message) -> received(now, message);
                    case PairCodec.Decoded.Refused(Refusal refusal) -> Step.of(now, new Effect.Refused(refusal));
                };
                case PairInput.SetUpGradients _, PairInput.BeginTree _ ->
                    throw new IllegalArgumentException("Expected orders of a feature owner");
            };
        } catch (RefusedInput e) {
            return Step.of(now, new Effect.Refused(e.refusal()));
        }
    }

    private Step<PairState> begin(HolderState now, PairInput.SetUpFeatures order) throws RefusedInput {
        Octets inputs = Hashes.sha256(Enc.of("bins").octets(context.pairId()), order.bins().octets().array());
        boolean again = now.begun().isPresent();
        // Other bins under the same entropy would show their difference to the gradient owner.
        RefusedInput.unless(!again || now.begun().get().inputs().equals(inputs), SelectRefusal.SEED_REUSED,
                "the bins that the set-up began with", "others");
        HolderState next = now.with(order.bins()).withEarly(Optional.empty());
        List<Effect> effects = new ArrayList<>();
        if (!again) {
            next = next.with(new HolderState.Begun(order.entropy(), inputs));
        }
        if (isSetUp(next)) {
            effects.add(new Effect.SetUpDone());
        } else if (now.early().isPresent()) {
            Step<PairState> step = answer(next, now.early().get());
            next = (HolderState) step.state();
            effects.addAll(step.effects());
        }
        return again ? new Step<>(next, effects) : Step.of(next, new Effect.PersistThen(
                new JournalEntry.Begun(context.pairId(), order.entropy(), inputs), effects));
    }

    private boolean isSetUp(HolderState now) {
        return now.coPaths().size() == parameters.blocks();
    }

    private Step<PairState> resume(HolderState now) {
        if (!isSetUp(now)) {
            return Step.of(now, new Effect.Send(new Missing(context.pairId(), 0, 0)));
        }
        int slot = now.parts().slot();
        return slot == 0 || now.parts().isComplete(parameters) ? Step.of(now)
                : Step.of(now, new Effect.Send(new Missing(context.pairId(), slot, now.parts().firstMissing(parameters))));
    }

    private Step<PairState> received(HolderState now, PairMessage message) throws RefusedInput {
        RefusedInput.unless(message.pair().equals(context.pairId()), SelectRefusal.WRONG_SESSION, context.pairId(), message.pair());
        return switch (message) {
            case BaseKeys keys -> now.bins().isEmpty() ? Step.of(now.withEarly(Optional.of(keys))) : answer(now, keys);
            case PuncturedSeeds seeds -> open(now, seeds);
            case Corrections corrections -> accept(now, corrections);
            case BaseCiphertexts _, ExtendChoices _, Missing _ -> throw new RefusedInput(
                    SelectRefusal.LAYOUT_MISMATCH, "a message to a feature owner", message.getClass().getSimpleName());
        };
    }

    private static void refuseIfBroken(HolderState now) throws RefusedInput {
        RefusedInput.unless(!now.broken(), SelectRefusal.TRANSFER_CHECK_FAILED, "a set-up whose checks held", "one that failed");
    }

    private Step<PairState> answer(HolderState now, BaseKeys keys) throws RefusedInput {
        refuseIfBroken(now);
        RefusedInput.unless(keys.keys().length() == BaseKeys.TRANSFERS * BaseKeys.KEY_BYTES, SelectRefusal.LENGTH_MISMATCH,
                "128 keys", keys.keys().length());
        Answered entry = new Answered(Kind.BASE_KEYS, 0, 0, digest(keys));
        boolean again = now.answered().wasAnswered(entry);
        if (isSetUp(now)) {
            return Step.of(now);
        }
        BaseTransfers.Answered answer = setUp.answer(keys, now.begun().orElseThrow().entropy());
        HolderState next = now.with(now.answered().with(entry)).withBaseKeys(answer.keys());
        List<Effect> effects = new ArrayList<>(List.of(new Effect.Send(answer.message())));
        missingBlocks(next).stream().limit(WINDOW).forEach(block -> effects.add(new Effect.Send(setUp.choose(next, block))));
        return again ? new Step<>(next, effects) : Step.of(next, new Effect.PersistThen(entry, effects));
    }

    private List<Integer> missingBlocks(HolderState now) {
        List<Integer> missing = new ArrayList<>();
        for (int block = 0; block < parameters.blocks(); block++) {
            if (!now.coPaths().containsKey(block)) {
                missing.add(block);
            }
        }
        return missing;
    }

    private Step<PairState> open(HolderState now, PuncturedSeeds seeds) throws RefusedInput {
        refuseIfBroken(now);
        if (now.coPaths().containsKey(seeds.block())) {
            return Step.of(now);
        }
        RefusedInput.unless(now.baseKeys().isPresent() && seeds.block() < parameters.blocks(), SelectRefusal.LAYOUT_MISMATCH,
                "a block that was chosen for", "block " + seeds.block());
        BlockShape shape = BlockShape.of(parameters, seeds.block());
        RefusedInput.unless(seeds.seeds().length() == 32 * shape.transfers() && seeds.leafChecks().length() == 8 * shape.units()
                && seeds.treesDigest().length() == 32, SelectRefusal.LENGTH_MISMATCH,
                32 * shape.transfers() + " bytes", seeds.seeds().length());
        Optional<Secret> paths = setUp.open(now, seeds);
        if (paths.isEmpty()) {
            // Which unit failed depends on a bin: it is not told, and nothing is answered any more.
            return Step.of(now.asBroken(), new Effect.PersistThen(new Answered(Kind.BROKEN, 0, 0, digest(seeds)), List.of(
                    new Effect.Refused(Refusal.of(SelectRefusal.TRANSFER_CHECK_FAILED, "one tree per row and feature", "others")))));
        }
        List<Integer> chosenNow = missingBlocks(now).stream().limit(WINDOW).toList();
        HolderState next = now.with(seeds.block(), paths.get());
        List<Effect> effects = new ArrayList<>();
        missingBlocks(next).stream().limit(WINDOW).filter(block -> !chosenNow.contains(block))
                .forEach(block -> effects.add(new Effect.Send(setUp.choose(next, block))));
        if (isSetUp(next)) {
            effects.add(new Effect.SetUpDone());
            ready(next).ifPresent(effects::add);
        }
        return Step.of(next, new Effect.PersistThen(new JournalEntry.CoPaths(seeds.block(), paths.get()), effects));
    }

    private Step<PairState> accept(HolderState now, Corrections corrections) throws RefusedInput {
        // Before the set-up began no journal may hold an answer: it could never be restored.
        RefusedInput.unless(now.begun().isPresent(), SelectRefusal.LAYOUT_MISMATCH, "a set-up that began before corrections", "none");
        ReceivedParts parts = now.parts().with(corrections, parameters);
        if (parts.equals(now.parts())) {
            return Step.of(now);
        }
        Answered entry = new Answered(Kind.CORRECTIONS, corrections.slot(), corrections.part(), digest(corrections));
        boolean again = now.answered().wasAnswered(entry);
        Passes passes = parts.slot() == now.passes().slot() ? now.passes() : Passes.of(parts.slot());
        HolderState next = now.with(now.answered().with(entry)).with(parts, passes);
        List<Effect> effects = ready(next).map(List::of).orElse(List.of());
        return again ? new Step<>(next, effects) : Step.of(next, new Effect.PersistThen(entry, effects));
    }

    private Optional<Effect> ready(HolderState now) {
        return isSetUp(now) && now.parts().isComplete(parameters)
                ? Optional.of(new Effect.TreeReady(now.parts().slot())) : Optional.empty();
    }

    private Step<PairState> build(HolderState now, PairInput.BuildLevel order) throws RefusedInput {
        if (now.bins().isEmpty()) {
            throw new IllegalArgumentException("Expected a set-up before a level");
        }
        Passes passes = (parameters.isEmpty() ? Passes.of(order.slot()) : now.passes()).after(order, parameters);
        RefusedInput.unless(parameters.isEmpty() || ready(now).isPresent(), SelectRefusal.LAYOUT_MISMATCH,
                "a tree that is ready", "slot " + now.parts().slot());
        return Step.of(now.with(passes), new Effect.Shares(trees.shares(now, order)));
    }

    private static Octets digest(PairMessage message) {
        return Octets.wrap(Hashes.sha256(PairCodec.encode(message)));
    }
}
