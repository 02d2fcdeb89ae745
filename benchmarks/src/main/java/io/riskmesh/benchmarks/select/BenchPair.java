package io.riskmesh.benchmarks.select;

import io.riskmesh.binselect.journal.JournalCodec;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.BinMatrix;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.PairHistogram;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.PairState;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.punctured.MemoryPlan;
import io.riskmesh.binselect.punctured.PuncturedSelect;
import io.riskmesh.binselect.step.Effect;
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.step.Step;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// One ordered pair in one thread: both machines, every message encoded and decoded, journal entries encoded and not written.
final class BenchPair {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Deque<Runnable> mail = new ArrayDeque<>();
    private final SelectParameters parameters;
    private final Random random;
    private final byte[] bins;
    final Role owner;
    final Role holder;
    long bytes;
    private LevelShares last;

    BenchPair(SelectParameters parameters, MemoryPlan memory, Random random) {
        this.parameters = parameters;
        this.random = random;
        PairContext context = new PairContext(Octets.ofText("bench"), "a", "b", Octets.wrap(new byte[32]), parameters);
        PuncturedSelect engine = new PuncturedSelect(memory);
        owner = new Role(engine.gradientOwner(context));
        holder = new Role(engine.featureOwner(context));
        bins = new byte[(int) parameters.rowFeatures()];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (byte) random.nextInt(parameters.cells());
        }
    }

    /// A machine and the CPU time it took.
    final class Role {
        private final PairHistogram machine;
        private PairState state;
        long nanos;

        Role(PairHistogram machine) {
            this.machine = machine;
            this.state = machine.initial();
        }

        void order(PairInput input) {
            long before = threads.getCurrentThreadCpuTime();
            Step<PairState> step = machine.step(state, input);
            state = step.state();
            List<byte[]> out = new ArrayList<>();
            step.effects().forEach(effect -> perform(effect, out));
            nanos += threads.getCurrentThreadCpuTime() - before;
            Role peer = this == owner ? holder : owner;
            out.forEach(message -> mail.add(() -> peer.order(new PairInput.ReceivedBytes(message))));
            bytes += out.stream().mapToLong(message -> message.length).sum();
        }

        private void perform(Effect effect, List<byte[]> out) {
            switch (effect) {
                case Effect.Send send -> out.add(PairCodec.encode(send.message()));
                case Effect.PersistThen persist -> {
                    JournalCodec.encode(persist.entry());
                    persist.effects().forEach(inner -> perform(inner, out));
                }
                case Effect.Shares shares -> last = shares.shares();
                case Effect.SetUpDone _, Effect.TreeReady _ -> { }
                case Effect.Refused refused -> throw new IllegalStateException(refused.refusal().toString());
            }
        }
    }

    void setUp() {
        holder.order(new PairInput.SetUpFeatures(BinMatrix.wrap(parameters, bins), entropy()));
        owner.order(new PairInput.SetUpGradients(entropy()));
        deliver();
    }

    void beginTree(int slot) {
        long bound = parameters.valueBound();
        owner.order(new PairInput.BeginTree(slot, random.longs(parameters.rows(), -bound, bound + 1).toArray(),
                random.longs(parameters.rows(), 0, bound + 1).toArray()));
        deliver();
    }

    /// A level as the tree builder orders it: all rows at the root, below it the smaller of two siblings, here half the rows.
    void level(int slot, int level) {
        List<NodeRows> nodes = nodes(level);
        owner.order(new PairInput.BuildLevel(slot, level, nodes));
        LevelShares owners = last;
        holder.order(new PairInput.BuildLevel(slot, level, nodes));
        check(owners, last, nodes);
    }

    private List<NodeRows> nodes(int level) {
        if (level == 0) {
            return List.of(new NodeRows(0, IntStream.range(0, parameters.rows()).toArray()));
        }
        int count = 1 << (level - 1);
        return IntStream.range(0, count).mapToObj(node -> new NodeRows(node, IntStream.range(0, parameters.rows() / 2)
                .filter(i -> (i * 0x9E3779B1 >>> 16) % count == node).map(i -> 2 * i).toArray())).toList();
    }

    // All features must agree in total; a figure of a wrong sum would be worth nothing.
    private void check(LevelShares a, LevelShares b, List<NodeRows> nodes) {
        for (int n = 0; n < nodes.size(); n++) {
            long[] totals = new long[parameters.features()];
            for (int f = 0; f < totals.length; f++) {
                for (int cell = 0; cell < parameters.cells(); cell++) {
                    totals[f] = (totals[f] + a.g(n, f, cell) + b.g(n, f, cell)) % ((1L << 61) - 1);
                }
            }
            if (Arrays.stream(totals).distinct().count() != 1) {
                throw new IllegalStateException("Features disagree in node " + n);
            }
        }
    }

    private void deliver() {
        while (!mail.isEmpty()) {
            mail.remove().run();
        }
    }

    private Secret entropy() {
        byte[] entropy = new byte[PairInput.ENTROPY_BYTES];
        random.nextBytes(entropy);
        return Secret.wrap(entropy);
    }
}
