package io.riskmesh.federation.joint;

import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.pair.GradientOwner;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.PairHistogram;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.step.Effect;
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.step.Step;
import io.riskmesh.federation.refusal.ReasonNames;
import io.riskmesh.federation.refusal.RefusedRound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One machine of bin-select with its state, and the orders that wait for it to be ready. Not thread-safe.
final class SelectPair implements PairShares {
    private final PairHistogram machine;
    private final PairInput setUp;
    private PairState state;
    private boolean isSetUp;
    private int readySlot;
    private Optional<PairInput.BeginTree> tree = Optional.empty(); // waits for the set-up
    private Optional<PairInput.BuildLevel> level = Optional.empty(); // waits for the tree
    private Optional<long[][][][]> shares = Optional.empty();

    SelectPair(PairHistogram machine, PairInput setUp) {
        this.machine = machine;
        this.setUp = setUp;
        state = machine.initial();
    }

    @Override
    public List<byte[]> begin() throws RefusedRound {
        List<byte[]> sends = new ArrayList<>();
        order(setUp, sends);
        return sends;
    }

    @Override
    public List<byte[]> receive(byte[] bytes) throws RefusedRound {
        List<byte[]> sends = new ArrayList<>();
        order(new PairInput.ReceivedBytes(bytes), sends);
        goOn(sends);
        return sends;
    }

    @Override
    public List<byte[]> beginTree(int slot, long[] gradients, long[] hessians) throws RefusedRound {
        tree = Optional.of(new PairInput.BeginTree(slot, gradients, hessians));
        return now();
    }

    @Override
    public List<byte[]> build(int slot, int number, List<Rows> nodes) throws RefusedRound {
        shares = Optional.empty();
        level = Optional.of(new PairInput.BuildLevel(slot, number, nodes.stream().map(node -> new NodeRows(node.node(), node.rows())).toList()));
        return now();
    }

    private List<byte[]> now() throws RefusedRound {
        List<byte[]> sends = new ArrayList<>();
        goOn(sends);
        return sends;
    }

    // Whatever waits and need not wait any longer.
    private void goOn(List<byte[]> sends) throws RefusedRound {
        if (isSetUp && tree.isPresent()) {
            PairInput.BeginTree order = tree.get();
            tree = Optional.empty();
            order(order, sends);
        }
        boolean ready = machine instanceof GradientOwner ? isSetUp && tree.isEmpty() : level.isPresent() && readySlot == level.get().slot();
        if (ready && level.isPresent()) {
            PairInput.BuildLevel order = level.get();
            level = Optional.empty();
            order(order, sends);
        }
    }

    // Also an order of the own bank may be refused, where the other bank said something else than the tree asks for.
    private void order(PairInput input, List<byte[]> sends) throws RefusedRound {
        Optional<Refusal> refusal = step(input, sends);
        if (refusal.isPresent()) {
            throw new RefusedRound(ReasonNames.of(refusal.get().reason()), refusal.get().expected(), refusal.get().actual());
        }
    }

    private Optional<Refusal> step(PairInput input, List<byte[]> sends) {
        Step<PairState> step = machine.step(state, input);
        state = step.state();
        return perform(step.effects(), sends);
    }

    private Optional<Refusal> perform(List<Effect> effects, List<byte[]> sends) {
        Optional<Refusal> refused = Optional.empty();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(PairMessage message) -> sends.add(PairCodec.encode(message));
                case Effect.PersistThen(_, List<Effect> inner) -> { // in memory only: a restart begins a session with new seeds
                    Optional<Refusal> within = perform(inner, sends);
                    refused = refused.or(() -> within);
                }
                case Effect.SetUpDone _ -> isSetUp = true;
                case Effect.TreeReady(int slot) -> readySlot = slot;
                case Effect.Shares(LevelShares known) -> shares = Optional.of(unpacked(known));
                case Effect.Refused(Refusal refusal) -> refused = Optional.of(refusal);
            }
        }
        return refused;
    }

    private static long[][][][] unpacked(LevelShares known) {
        long[][][][] all = new long[known.nodes().size()][known.features()][known.cells()][2];
        for (int n = 0; n < all.length; n++) {
            for (int f = 0; f < known.features(); f++) {
                for (int cell = 0; cell < known.cells(); cell++) {
                    all[n][f][cell][0] = known.g(n, f, cell);
                    all[n][f][cell][1] = known.h(n, f, cell);
                }
            }
        }
        return all;
    }

    @Override
    public Optional<long[][][][]> shares() {
        return shares;
    }

    @Override
    public String toString() {
        return "SelectPair[" + (isSetUp ? "set up" : "not set up") + "]";
    }
}
