package io.riskmesh.federation.party;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.part.SumOpeners;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A run of real machines over real bytes, of which tests know what nobody else does: each vector that each bank put under
/// a mask, and so each sum that the coordinating bank opened.
public final class RecordedRun {

    /// A histogram that was opened.
    ///
    /// @param own what the coordinating bank put into it
    public record Opened(List<PartyId> members, int tree, List<Integer> nodes, GradientHistogram sum, GradientHistogram own) {}

    /// A bank that goes away for good, when it is asked for the histogram of a level or once that is opened.
    public record Leaving(int ordinal, int tree, int level, boolean afterUpload) {}

    /// A bank that multiplies its gradients from some tree on.
    public record Lying(int ordinal, int fromTree, long factor) {}

    /// @param lastTree under way at this bank
    private record Contribution(int lastTree, int level, List<Integer> nodes, GradientHistogram vector) {}

    private final Consortium consortium;
    private final Optional<Leaving> leaving;
    private final Optional<Lying> lying;
    private final Map<PartyId, Contribution> last = new TreeMap<>(); // no entry: something else was asked since
    private final List<Opened> opened = new ArrayList<>();
    private HistogramCuts cuts;

    private RecordedRun(Consortium consortium, Optional<Leaving> leaving, Optional<Lying> lying) {
        this.consortium = consortium;
        this.leaving = leaving;
        this.lying = lying;
    }

    /// Runs to the end. The row sample of bank i has the seed `31 * seed + i`.
    public static RecordedRun of(TrainingParameters parameters, FeatureSchema schema, List<TestRows> rows, long seed,
            Optional<Leaving> leaving, Optional<Lying> lying) {
        RecordedRun run = new RecordedRun(new Consortium(parameters, schema, rows, rows, seed, SumOpeners.COORDINATOR,
                Workers.inline()), leaving, lying);
        run.consortium.around = (bank, own) -> run.new Rows(bank, own);
        run.consortium.watch = run::watch;
        run.consortium.run();
        return run;
    }

    public List<Opened> opened() {
        return List.copyOf(opened);
    }

    public HistogramCuts cuts() {
        return cuts;
    }

    public FixedPointPlan plan() {
        return consortium.terms.plan();
    }

    public List<PartyId> banks() {
        return consortium.terms.roster();
    }

    /// The trees with all statistics, as the coordinating bank keeps them.
    public List<RegressionTree> trees() {
        return consortium.done(consortium.coordinator()).model().trees();
    }

    /// The released model file.
    public byte[] file() {
        return consortium.done(consortium.coordinator()).file().array();
    }

    /// How a bank's run ended, or nothing if it left.
    public Optional<RunOutcome> outcome(PartyId bank) {
        return Optional.ofNullable(consortium.outcomes.get(bank));
    }

    /// Of all banks' machines together.
    public RuleTally tally() {
        RuleTally sum = RuleTally.NOTHING;
        for (FederationState state : consortium.states.values()) {
            sum = sum.plus(state.tally());
        }
        return sum;
    }

    private void watch(PartyId bank, Effect effect) {
        if (effect instanceof Effect.Report(RunEvent.SumOpened event) && last.containsKey(bank)) {
            List<PartyId> members = members(event.slot());
            Contribution own = last.get(bank);
            opened.add(new Opened(members, own.lastTree(), own.nodes(), sum(members), own.vector()));
            leaving.filter(l -> l.afterUpload() && l.tree() == own.lastTree() && l.level() == own.level()).ifPresent(this::leave);
        }
    }

    private List<PartyId> members(int slot) {
        return consortium.register.stream().filter(r -> r.firstSlot() <= slot && slot <= r.lastSlot())
                .map(SurvivorRecord::members).findFirst().orElseThrow();
    }

    private GradientHistogram sum(List<PartyId> members) {
        GradientHistogram first = last.get(members.getFirst()).vector();
        long[] cells = new long[first.cells().length];
        for (PartyId member : members) {
            long[] vector = last.get(member).vector().cells();
            Arrays.setAll(cells, i -> cells[i] + vector[i]);
        }
        return new GradientHistogram(first.nodes(), first.slots(), first.plan(), cells);
    }

    private void leave(Leaving gone) {
        PartyId bank = consortium.terms.roster().get(gone.ordinal());
        consortium.kill(bank);
        consortium.later.add(() -> consortium.apply(consortium.coordinator(), new Input.PeerLost(bank)));
    }

    /// One bank's rows, with an eye on what is asked of them.
    private final class Rows implements BankRows {
        private final PartyId bank;
        private final BankRows own;

        private Rows(PartyId bank, BankRows own) {
            this.bank = bank;
            this.own = own;
        }

        @Override
        public long rows() {
            return own.rows();
        }

        @Override
        public long positives() {
            return own.positives();
        }

        @Override
        public long[] count(CutRequest request) {
            return own.count(request);
        }

        @Override
        public BinnedRows bin(HistogramCuts agreed) {
            cuts = agreed;
            return new Binned(bank, own.bin(agreed));
        }
    }

    private final class Binned implements BinnedRows {
        private final BinnedRows own;
        private final HistogramSource source;

        private Binned(PartyId bank, BinnedRows own) {
            this.own = own;
            source = new Source(bank, own.source());
        }

        @Override
        public HistogramSource source() {
            return source;
        }

        @Override
        public void add(RegressionTree tree) {
            own.add(tree);
        }

        @Override
        public long[] validationCells(ValidationMetric metric) {
            return own.validationCells(metric);
        }
    }

    private final class Source implements HistogramSource {
        private final PartyId bank;
        private final HistogramSource own;
        private int tree;
        private int level;

        private Source(PartyId bank, HistogramSource own) {
            this.bank = bank;
            this.own = own;
        }

        @Override
        public void beginTree(int next, FixedPointPlan plan) {
            tree = next;
            level = 0;
            own.beginTree(next, plan);
        }

        @Override
        public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
            GradientHistogram vector = own.build(nodes, features);
            lying.filter(l -> l.ordinal() == consortium.terms.ordinal(bank) && tree >= l.fromTree())
                    .ifPresent(l -> scale(vector, l.factor()));
            last.put(bank, new Contribution(tree, level, List.copyOf(nodes), new GradientHistogram(
                    vector.nodes(), vector.slots(), vector.plan(), vector.cells().clone())));
            leaving.filter(l -> !l.afterUpload() && l.tree() == tree && l.level() == level
                    && consortium.terms.ordinal(bank) == l.ordinal()).ifPresent(RecordedRun.this::leave);
            level++;
            return vector;
        }

        private static void scale(GradientHistogram vector, long factor) {
            for (int word = 0; word < vector.cells().length; word += vector.plan().layout().words()) {
                vector.cells()[word] *= factor;
            }
        }

        @Override
        public Presence presence(List<NodeRules> candidates) {
            last.remove(bank);
            return own.presence(candidates);
        }

        @Override
        public void apply(List<ChosenSplit> chosen) {
            last.remove(bank);
            own.apply(chosen);
        }

        @Override
        public void endTree(RegressionTree tree) {
            last.remove(bank);
            own.endTree(tree);
        }
    }
}
