package io.riskmesh.benchmarks.incentive;

import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.incentive.quality.RowOverlap;
import io.riskmesh.incentive.valuation.Valuation;
import io.riskmesh.incentive.valuation.ValuationResult;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Who gets what: honest banks, and banks that cheat.
final class PayoutRows {

    private static final long SEED = 1;

    private final Scale scale;
    private final Workers workers;
    private final ResultTable table;
    private final List<String> data;
    private final Progress progress;
    private final TrainingParameters parameters;
    private final ValuationTerms terms;

    PayoutRows(Scale scale, Workers workers, ResultTable table, List<String> data, Progress progress) {
        this.scale = scale;
        this.workers = workers;
        this.table = table;
        this.data = data;
        this.progress = progress;
        parameters = TrainingParameters.defaults(SEED).withRounds(scale.pick(50, 8)).withPrivacy(PrivacyParameters.OFF)
                .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 4, 0)).withBinning(new Binning(64, 31, 4, 64));
        terms = new ValuationTerms(200_000, HoldoutMode.RANDOM, 500, 200, scale.pick(10_000, 2_000), 4_000_000_000L, OverlapControl.REPORT);
    }

    void measure() throws Stopped {
        Optional<Scenario> found = TaiwanBanks.of(new BankScheme.SkewedSizes(), "size4");
        if (found.isEmpty()) {
            progress.say("taiwan is not there; set -Driskmesh.data");
            data.add("taiwan was not there");
            return;
        }
        Scenario size4 = found.get();
        data.add("taiwan size4, training rows; " + parameters.rounds() + " trees of depth 4, eta 0.1, 64 bins; " + terms.permutations() + " permutations");
        for (int seed = 1; seed <= scale.pick(3, 1); seed++) {
            honest(size4, seed);
        }
        shuffled(size4);
        freeRider(size4);
        shells(size4);
        copy(size4);
        six();
    }

    private void honest(Scenario size4, int seed) {
        progress.say("size4, coin " + seed);
        MeasuredRun run = run(size4, seed);
        ValuationResult.Valued valued = value(run);
        RetrainedValues retrained = RetrainedValues.of(run, workers);
        Payout ours = Payout.of(run.input(), valued.table().value(), List.of());
        Payout theirs = Payout.of(run.input(), retrained.nanos(), List.of());
        Payout whole = Payout.of(run.input(), valued.table().bankLevel(), List.of());
        table.row("size4, coin " + seed + ": shares, whole banks as players", whole.toString(), theirs.toString(),
                points("largest difference %.2f points", whole.differs(theirs)), "≤ 5");
        table.row("size4, coin " + seed + ": ranking, whole banks as players", whole.scores().toString(), theirs.scores().toString(),
                points("Spearman %.2f", whole.spearman(theirs)), "≥ 0.9");
        table.row("size4, coin " + seed + ": shares that are paid, blocks as players", ours.toString(), theirs.toString(),
                points("largest difference %.2f points", ours.differs(theirs)), "-");
        double worst = 0;
        for (int j = 0; j < 4; j++) {
            double gain = RetrainedValues.realisedGain(run, j, workers);
            worst = Math.max(worst, Math.abs(valued.table().total().get(j) / 1e9 - gain) / gain);
        }
        table.row("size4, coin " + seed + ": totals against the gain of log-loss", valued.table().total().toString(), "",
                points("largest difference %.2f %%", 100 * worst), "≤ 0.5 %");
    }

    private void shuffled(Scenario size4) {
        progress.say("shuffled labels");
        MeasuredRun run = run(size4.withShuffledLabels(1, SEED), 1);
        Payout ours = payout(run);
        Payout theirs = Payout.of(run.input(), RetrainedValues.of(run, workers).nanos(), List.of());
        boolean last = ours.scores().stream().allMatch(score -> score >= ours.score("BankB"));
        table.row(run.scenario().name() + ": scores", ours.scores().toString(), theirs.scores().toString(),
                "BankB " + ours.score("BankB") + (last ? ", last" : ", not last"), "< 0, last");
    }

    private void freeRider(Scenario size4) {
        int seeds = scale.pick(5, 1);
        int paid = 0;
        long most = Long.MIN_VALUE;
        for (int seed = 1; seed <= seeds; seed++) {
            progress.say("free-rider, seed " + seed);
            Payout ours = payout(run(size4.withRandomRows(2, "Rider", seed), seed));
            paid += ours.share("Rider") > 0 ? 1 : 0;
            most = Math.max(most, ours.score("Rider"));
        }
        table.row("free-rider with random rows, " + seeds + " seeds", "highest score " + most, "", paid + " of " + seeds + " paid", "0");
    }

    private void shells(Scenario size4) {
        progress.say("shells");
        double worst = 0;
        StringBuilder shares = new StringBuilder();
        for (int seed = 1; seed <= scale.pick(3, 1); seed++) {
            Payout whole = payout(run(size4, seed));
            Payout split = payout(run(size4.withShells(0, seed), seed));
            long joint = split.share("BankA.x") + split.share("BankA.y");
            worst = Math.max(worst, Math.abs(joint - whole.share("BankA")) / 1e4);
            shares.append(points("%.2f to ", whole.share("BankA") / 1e4)).append(points("%.2f %%; ", joint / 1e4));
        }
        MeasuredRun two = run(size4.withShells(0, 1), 1);
        Payout retrained = Payout.of(two.input(), RetrainedValues.of(two, workers).nanos(), List.of());
        table.row("BankA posing as two", shares.toString().strip(),
                points("%.2f %% in the first", (retrained.share("BankA.x") + retrained.share("BankA.y")) / 1e4),
                points("largest change %.2f points", worst), "< 1");
    }

    private void copy(Scenario size4) {
        progress.say("copy");
        MeasuredRun run = run(size4.withCopy(1, "Copier"), 1);
        TreeMap<PartyId, List<Digest>> fingerprints = new TreeMap<>();
        run.scenario().players().forEach(player -> fingerprints.put(player.party(),
                IntStream.range(0, player.rows()).mapToObj(player::fingerprint).toList()));
        List<PartyId> copies = new RowOverlap(fingerprints, run.input().parties()).copies();
        List<List<Long>> values = value(run).table().value();
        Payout blind = Payout.of(run.input(), values, List.of());
        Payout ours = Payout.of(run.input(), values, copies);
        table.row("copy of BankB, joined later", ours.toString(), "without fingerprints " + blind, "flagged " + copies, "flagged, 0");
    }

    private void six() throws Stopped {
        progress.say("six banks, 63 models");
        MeasuredRun run = run(TaiwanBanks.of(new BankScheme.EqualSizes(6), "iid6").orElseThrow(), 1);
        long start = System.nanoTime();
        RetrainedValues retrained = RetrainedValues.of(run, workers);
        double again = seconds(start);
        value(run);
        start = System.nanoTime();
        ValuationResult.Valued valued = value(run);
        double ours = seconds(start);
        table.row("six equal banks: seconds", points("%.2f", ours), points("%.1f", again) + " for " + retrained.trained() + " models",
                points("%.1f times faster, blocks and exact bank level together", again / ours), "≥ 3");
        Payout blocks = Payout.of(run.input(), valued.table().value(), List.of());
        table.row("six equal banks: shares", blocks.toString(), Payout.of(run.input(), retrained.nanos(), List.of()).toString(),
                "of near-identical banks the order means nothing", "-");
    }

    private MeasuredRun run(Scenario scenario, long seed) {
        return MeasuredRun.of(scenario, parameters, terms, Digest.of("bench-coin", new byte[] {(byte) seed}), workers);
    }

    private Payout payout(MeasuredRun run) {
        return Payout.of(run.input(), value(run).table().value(), List.of());
    }

    private ValuationResult.Valued value(MeasuredRun run) {
        return (ValuationResult.Valued) Valuation.of(run.input(), terms, Payout.TERMS, (count, task) -> workers.run(count, task::accept));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String points(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
