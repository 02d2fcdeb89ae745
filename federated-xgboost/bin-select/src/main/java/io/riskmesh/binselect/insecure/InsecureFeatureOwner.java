package io.riskmesh.binselect.insecure;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.pair.BinMatrix;
import io.riskmesh.binselect.pair.FeatureOwner;
import io.riskmesh.binselect.pair.NodeRows;
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
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.step.Step;
import java.util.List;
import java.util.Optional;

/// Receives g and h in the clear; its shares are the histogram.
final class InsecureFeatureOwner implements FeatureOwner {
    private final PairContext context;
    private final SelectParameters parameters;

    InsecureFeatureOwner(PairContext context) {
        this.context = context;
        this.parameters = context.parameters();
    }

    private record State(Optional<BinMatrix> bins, ReceivedParts parts, Passes passes) implements PairState {}

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
        return new State(Optional.empty(), ReceivedParts.none(), Passes.none());
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
                case PairInput.SetUpFeatures order -> Step.of(
                        new State(Optional.of(order.bins()), now.parts(), now.passes()), new Effect.SetUpDone());
                case PairInput.BuildLevel order -> build(now, order);
                case PairInput.Resume _ -> Step.of(now, new Effect.Send(
                        new PairMessage.Missing(context.pairId(), now.parts().slot(), now.parts().firstMissing(parameters))));
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

    private Step<PairState> received(State now, PairMessage message) throws RefusedInput {
        RefusedInput.unless(message.pair().equals(context.pairId()), SelectRefusal.WRONG_SESSION, context.pairId(), message.pair());
        if (!(message instanceof PairMessage.Corrections corrections)) {
            throw new RefusedInput(SelectRefusal.LAYOUT_MISMATCH, "a message to a feature owner", message.getClass().getSimpleName());
        }
        ReceivedParts before = now.parts();
        ReceivedParts parts = before.with(corrections, parameters);
        Passes passes = parts.slot() == now.passes().slot() ? now.passes() : Passes.of(parts.slot());
        State next = new State(now.bins(), parts, passes);
        boolean ready = parts.isComplete(parameters) && !before.equals(parts);
        return ready ? Step.of(next, new Effect.TreeReady(parts.slot())) : Step.of(next);
    }

    private Step<PairState> build(State now, PairInput.BuildLevel order) throws RefusedInput {
        BinMatrix bins = now.bins().orElseThrow(() -> new IllegalArgumentException("Expected a set-up before a level"));
        Passes passes = (parameters.isEmpty() ? Passes.of(order.slot()) : now.passes()).after(order, parameters);
        RefusedInput.unless(parameters.isEmpty() || now.parts().isComplete(parameters),
                SelectRefusal.LAYOUT_MISMATCH, "a tree that is ready", "slot " + now.parts().slot());
        long[][] shares = new long[order.nodes().size()][parameters.features() * parameters.cells() * 2];
        for (int n = 0; n < shares.length; n++) {
            for (int row : order.nodes().get(n).rows()) {
                add(shares[n], row, bins, now.parts());
            }
        }
        return Step.of(new State(now.bins(), now.parts(), passes), new Effect.Shares(new LevelShares(order.slot(), order.level(),
                order.nodes().stream().map(NodeRows::node).toList(), parameters.features(), parameters.cells(), shares)));
    }

    private void add(long[] shares, int row, BinMatrix bins, ReceivedParts parts) {
        Octets cells = parts.part(row / parameters.rowsPerPart());
        int inPart = row % parameters.rowsPerPart();
        for (int f = 0; f < parameters.features(); f++) {
            int at = (f * parameters.cells() + bins.bin(row, f)) * 2;
            int from = (inPart * parameters.features() + f) * 2;
            shares[at] = P61.add(shares[at], Residues.get(cells.array(), from));
            shares[at + 1] = P61.add(shares[at + 1], Residues.get(cells.array(), from + 1));
        }
    }
}
