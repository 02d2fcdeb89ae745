package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.journal.JournalCodec;
import io.riskmesh.binselect.journal.JournalEntry;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.step.Effect;
import io.riskmesh.binselect.step.LevelShares;
import io.riskmesh.binselect.step.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Both banks of a pair in one process: every message and journal entry goes through its written form.
public final class Pair {
    private final PairContext context;
    private final SelectEngine engine;
    public final Side owner;
    public final Side holder;
    /// What a wire does to the bytes of a message; empty loses it.
    public Function<byte[], Optional<byte[]>> wire = Optional::of;
    public final List<byte[]> seen = new ArrayList<>();
    private final Deque<Runnable> mail = new ArrayDeque<>();

    public Pair(SelectEngine engine, PairContext context) {
        this.engine = engine;
        this.context = context;
        this.owner = new Side(engine.gradientOwner(context));
        this.holder = new Side(engine.featureOwner(context));
    }

    /// One bank: its machine, state, disk and what it was told.
    public final class Side {
        private PairHistogram machine;
        public PairState state;
        public final List<byte[]> disk = new ArrayList<>();
        public final List<Effect> told = new ArrayList<>();

        private int effectsToLive = Integer.MAX_VALUE;
        private Runnable whenKilled = () -> {};
        private boolean dead;

        /// Dies before the effect after the next `effects` ones.
        public void killAfter(int effects, Runnable then) {
            effectsToLive = effects;
            whenKilled = then;
        }

        public boolean isDead() {
            return dead;
        }

        Side(PairHistogram machine) {
            this.machine = machine;
            this.state = machine.initial();
        }

        public void order(PairInput input) {
            if (dead) {
                return;
            }
            Step<PairState> step = machine.step(state, input);
            state = step.state();
            step.effects().forEach(this::perform);
        }

        private void perform(Effect effect) {
            if (dead || effectsToLive-- == 0) {
                dead = true;
                whenKilled.run();
                return;
            }
            switch (effect) {
                case Effect.Send send -> post(this, PairCodec.encode(send.message()));
                case Effect.PersistThen(JournalEntry entry, List<Effect> effects) -> {
                    disk.add(JournalCodec.encode(entry));
                    effects.forEach(this::perform);
                }
                case Effect.SetUpDone _, Effect.TreeReady _, Effect.Shares _, Effect.Refused _ -> told.add(effect);
            }
        }

        public List<Refusal> refusals() {
            return told.stream().filter(Effect.Refused.class::isInstance).map(e -> ((Effect.Refused) e).refusal()).toList();
        }

        public boolean isTold(Effect effect) {
            return told.contains(effect);
        }

        /// The process dies and comes back with its disk alone.
        public void restart() {
            dead = false;
            machine = machine instanceof GradientOwner ? engine.gradientOwner(context) : engine.featureOwner(context);
            List<JournalEntry> entries = disk.stream().map(bytes -> JournalCodec.decode(bytes).orElseThrow()).toList();
            state = ((Restoration.Restored) machine.restore(entries)).state();
        }
    }

    private void post(Side from, byte[] bytes) {
        seen.add(bytes);
        Side to = from == owner ? holder : owner;
        wire.apply(bytes).ifPresent(arrived -> mail.add(() -> to.order(new PairInput.ReceivedBytes(arrived))));
    }

    /// Delivers messages until none is under way.
    public void deliver() {
        while (!mail.isEmpty()) {
            mail.remove().run();
        }
    }

    public void drop() {
        mail.clear();
    }

    public void setUp(BinMatrix bins, byte[] ownerEntropy, byte[] holderEntropy) {
        holder.order(new PairInput.SetUpFeatures(bins, Secret.copyOf(holderEntropy)));
        owner.order(new PairInput.SetUpGradients(Secret.copyOf(ownerEntropy)));
        deliver();
    }

    public void beginTree(int slot, long[] g, long[] h) {
        owner.order(new PairInput.BeginTree(slot, g, h));
        deliver();
    }

    /// Signed sums per node, as {@link LevelShares} orders them.
    public long[][] open(int slot, int level, List<NodeRows> nodes) {
        owner.order(new PairInput.BuildLevel(slot, level, nodes));
        holder.order(new PairInput.BuildLevel(slot, level, nodes));
        long[][] a = lastShares(owner).shares();
        long[][] b = lastShares(holder).shares();
        long[][] sums = new long[a.length][];
        for (int n = 0; n < a.length; n++) {
            sums[n] = new long[a[n].length];
            for (int i = 0; i < a[n].length; i++) {
                sums[n][i] = SlowHistogram.signed(a[n][i], b[n][i]);
            }
        }
        return sums;
    }

    public static LevelShares lastShares(Side side) {
        if (side.told.getLast() instanceof Effect.Shares(LevelShares shares)) {
            return shares;
        }
        throw new AssertionError("Expected shares, got " + side.told.getLast());
    }
}
