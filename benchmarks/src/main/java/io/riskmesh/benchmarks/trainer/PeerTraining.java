package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;

/// The same with XGBoost. Its first training on a matrix finds the cuts and the bins and keeps them in the matrix, so that a
/// second one is trees only. Making the matrix is not timed: our rows are in memory too.
///
/// @param setUp the first training less the second
/// @param trees cost of the second training
record PeerTraining(Cost setUp, Cost trees, float[] margins) {

    static PeerTraining run(BenchRows rows, Workload work) throws Exception {
        CpuClock clock = new CpuClock();
        try (NativeMatrix matrix = NativeMatrix.of(rows.schema(), rows.matrix()).withLabels(rows.floatLabels())) {
            Cost first = clock.time(() -> NativeBooster.train(matrix, work.peers(), work.trees()).close());
            NativeBooster[] second = new NativeBooster[1];
            Cost trees = clock.time(() -> second[0] = NativeBooster.train(matrix, work.peers(), work.trees()));
            try (NativeBooster booster = second[0]) {
                Cost setUp = new Cost(Math.max(0, first.cpuNanos() - trees.cpuNanos()),
                        Math.max(0, first.wallNanos() - trees.wallNanos()));
                return new PeerTraining(setUp, trees, booster.margins(matrix));
            }
        }
    }

    @Override
    public String toString() {
        return "PeerTraining";
    }
}
