package io.riskmesh.benchmarks.simulation;

import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// All models of one network.
///
/// @param alone one per bank, in the order of the banks
/// @param of the other models
/// @param throughout B of the same banks when none joins or leaves, scored on the same test rows
record Quality(Parameters parameters, SimulatedRows rows, List<Scores> alone, Map<Model, Scores> of, Scores throughout) {

    /// Columns of the table, after A's mean.
    enum Model {
        AVERAGE("A-avg"),
        FEDERATED("B federated"),
        RULES_OFF("B federated, rules off"),
        POOLED("B pooled XGBoost"),
        JOINT("C federated, columns joined"),
        JOINT_POOLED("C pooled XGBoost"),
        PERMUTED("null, pooled XGBoost");

        final String title;

        Model(String title) {
            this.title = title;
        }
    }

    static Quality of(Parameters parameters, Models models, Progress progress) throws Exception {
        progress.say("seed " + parameters.seed() + ": simulating");
        Outcome outcome = Simulation.run(parameters, (_, _, _) -> {});
        SimulatedRows rows = SimulatedRows.of(parameters, outcome.payments());
        progress.say("seed " + parameters.seed() + ": banks alone and all rows");
        Models.Baselines baselines = models.baselines(rows.payer());
        Map<Model, Scores> of = new EnumMap<>(Model.class);
        List<Payment> test = rows.test();
        of.put(Model.AVERAGE, new Scores(test, mean(baselines.alone())));
        of.put(Model.POOLED, new Scores(test, baselines.pooled()));
        of.put(Model.JOINT_POOLED, new Scores(test, models.pooled(rows.both())));
        List<Payment> permuted =
                Permuted.payees(outcome.payments(), new LabTable(parameters)::tests, parameters.seed());
        of.put(Model.PERMUTED, new Scores(test, models.pooled(SimulatedRows.of(parameters, permuted).both())));
        progress.say("seed " + parameters.seed() + ": federations");
        of.put(Model.FEDERATED, new Scores(test, models.federated(rows.payer(), "default")));
        of.put(Model.RULES_OFF, new Scores(test, models.federated(rows.payer(), "off")));
        of.put(Model.JOINT, new Scores(test, models.federated(rows.both(), "default")));
        SimulatedRows stay = SimulatedRows.of(parameters.withMoves(Move.NONE, Move.NONE), outcome.payments());
        Scores throughout = common(stay, models.federated(stay.payer(), "default"), new LabTable(parameters));
        return new Quality(parameters, rows, baselines.alone().stream().map(margins -> new Scores(test, margins)).toList(), of,
                throughout);
    }

    /// The scores of those test rows that the other table tests, too.
    private static Scores common(SimulatedRows rows, float[] margins, LabTable other) {
        int[] kept = IntStream.range(0, margins.length).filter(row -> other.tests(rows.test().get(row))).toArray();
        float[] some = new float[kept.length];
        List<Payment> test = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            some[i] = margins[kept[i]];
            test.add(rows.test().get(kept[i]));
        }
        return new Scores(test, some);
    }

    private static float[] mean(List<float[]> models) {
        float[] mean = new float[models.getFirst().length];
        for (int row = 0; row < mean.length; row++) {
            double sum = 0;
            for (float[] margins : models) {
                sum += margins[row];
            }
            mean[row] = (float) (sum / models.size());
        }
        return mean;
    }
}
