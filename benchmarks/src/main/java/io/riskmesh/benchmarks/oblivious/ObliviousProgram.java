package io.riskmesh.benchmarks.oblivious;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.List;

/// `riskmesh bench oblivious`: what hiding a row's path costs, and what is left of the lead over XGBoost.
public final class ObliviousProgram implements BenchProgram {

    @Override
    public String name() {
        return "oblivious";
    }

    @Override
    public String summary() {
        return "the enclave's oblivious kernels against XGBoost and the plain walk, same models";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable("Oblivious scoring", KernelRows.columns());
        int trainingRows = scale.pick(50_000, 5_000);
        for (ModelSize size : List.of(ModelSize.SMALL, ModelSize.LARGE)) {
            progress.say("training " + size);
            try (ScoredModel model = ScoredModel.train(size, trainingRows)) {
                progress.say("scoring with " + size);
                KernelRows rows = new KernelRows(model, scale, table);
                String chosen = rows.measure();
                table.note("Model " + size + " (trees x features), depth " + ModelSize.DEPTH + ", trained by XGBoost on " + trainingRows
                        + " rows and read from its file; the start-up self-test chose `" + chosen + "`. Of " + ScoredModel.ROWS
                        + " rows, " + rows.differentMargins() + " have a margin of ours that differs from XGBoost's in any bit.");
                table.note("");
            }
        }
        table.note("Figures are median (minimum..maximum); both sides in turn on the same rows, one in ten values missing. CPU time of the "
                + "calling thread. Against XGBoost both sides give probabilities, among ours margins. A call takes an array of floats; "
                + "a session's cryptography is not in it.");
        return new Measured(table, "XGBoost4J 3.0.4, nthread 1, called through `NativeBooster`",
                "seed " + ScoredModel.SEED + ", generated rows of 30 and 100 features, 30 % positive",
                scale.pick(15, 5) + " pairs in turn after " + scale.pick(10, 8) + " that warm up; " + scale.pick(ScoredModel.ROWS, 1_024)
                        + " rows, one a call");
    }
}
