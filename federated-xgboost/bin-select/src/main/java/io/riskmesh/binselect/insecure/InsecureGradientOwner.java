package io.riskmesh.binselect.insecure;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.pair.GradientOwner;
import io.riskmesh.binselect.pair.NodeRows;
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
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.step.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sends g and h in the clear; its shares are zeros.
final class InsecureGradientOwner implements GradientOwner {
    private final PairContext context;
    private final SelectParameters parameters;

    InsecureGradientOwner(PairContext context) {
        this.context = context;
        this.parameters = context.parameters();
    }

    private record State(Passes passes, PairInput.BeginTree tree) implements PairState {}

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
        return new State(Passes.none(), new PairInput.BeginTree(0, new long[0], new long[0]));
    }

    /// Keeps no journal: trees begin again with the next slot.
    @Override
    public Restoration restore(List<JournalEntry> entries) {
        return new Restoration.Restored(initial());
    }

    @Override
    public Step<PairState> step(PairState state, PairInput input) {
        State now = (State) state;
        try {
            return switch (input) {
                case PairInput.SetUpGradients _ -> Step.of(now, new Effect.SetUpDone());
                case PairInput.BeginTree order -> begin(now, order);
                case PairInput.BuildLevel order -> build(now, order);
                case PairInput.Resume _ -> new Step<>(now, corrections(now.tree(), 0));
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

    private Step<PairState> begin(State now, PairInput.BeginTree order) throws RefusedInput {
        RefusedInput.unless(order.slot() >= now.passes().slot() && order.slot() > 0,
                SelectRefusal.PASS_REPLAYED, "slot " + now.passes().slot() + " or a later one", order.slot());
        Gradients.check(order, parameters);
        if (order.slot() == now.passes().slot()) {
            RefusedInput.unless(Arrays.equals(order.g(), now.tree().g()) && Arrays.equals(order.h(), now.tree().h()),
                    SelectRefusal.SEED_REUSED, "the gradients of slot " + order.slot(), "others");
        }
        Passes passes = order.slot() == now.passes().slot() ? now.passes() : Passes.of(order.slot());
        List<Effect> effects = new ArrayList<>(corrections(order, 0));
        effects.add(new Effect.TreeReady(order.slot()));
        return new Step<>(new State(passes, order), effects);
    }

    private Step<PairState> build(State now, PairInput.BuildLevel order) throws RefusedInput {
        Passes passes = now.passes().after(order, parameters);
        long[][] zeros = new long[order.nodes().size()][parameters.features() * parameters.cells() * 2];
        return Step.of(new State(passes, now.tree()), new Effect.Shares(new LevelShares(order.slot(), order.level(),
                order.nodes().stream().map(NodeRows::node).toList(), parameters.features(), parameters.cells(), zeros)));
    }

    private Step<PairState> received(State now, PairMessage message) throws RefusedInput {
        RefusedInput.unless(message.pair().equals(context.pairId()), SelectRefusal.WRONG_SESSION, context.pairId(), message.pair());
        if (message instanceof PairMessage.Missing missing) {
            return new Step<>(now, missing.slot() == now.passes().slot() ? corrections(now.tree(), missing.part()) : List.of());
        }
        throw new RefusedInput(SelectRefusal.LAYOUT_MISMATCH, "a message to a gradient owner", message.getClass().getSimpleName());
    }

    private List<Effect> corrections(PairInput.BeginTree tree, int fromPart) {
        List<Effect> sends = new ArrayList<>();
        for (int part = fromPart; part < parameters.parts() && tree.slot() > 0; part++) {
            sends.add(new Effect.Send(new PairMessage.Corrections(context.pairId(), tree.slot(), part, cells(tree, part))));
        }
        return sends;
    }

    private Octets cells(PairInput.BeginTree tree, int part) {
        int rows = parameters.rowsIn(part, parameters.rowsPerPart());
        byte[] cells = new byte[rows * parameters.features() * 16];
        for (int i = 0; i < rows * parameters.features(); i++) {
            int row = part * parameters.rowsPerPart() + i / parameters.features();
            Residues.put(cells, 2 * i, P61.encode(tree.g()[row]));
            Residues.put(cells, 2 * i + 1, P61.encode(tree.h()[row]));
        }
        return Octets.wrap(cells);
    }
}
