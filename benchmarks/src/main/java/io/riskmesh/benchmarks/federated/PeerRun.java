package io.riskmesh.benchmarks.federated;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;

/// XGBoost on all banks' rows, from rows in memory to a model file: matrix, cuts, bins, trees.
///
/// @param cost all of it
/// @param matrix the part of making the matrix
record PeerRun(Cost cost, Cost matrix, double nodesPerTree) {

    static PeerRun of(FourBanks banks, Workload work) throws Exception {
        Dataset rows = banks.data().train();
        float[] labels = new float[rows.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = rows.label(row);
        }
        CpuClock clock = new CpuClock();
        Cost[] matrix = new Cost[1];
        byte[][] file = new byte[1][];
        Cost cost = clock.time(() -> {
            NativeMatrix[] made = new NativeMatrix[1];
            matrix[0] = clock.time(() -> made[0] = NativeMatrix.of(rows.schema(), rows.matrix()).withLabels(labels));
            try (NativeMatrix all = made[0]; NativeBooster booster = NativeBooster.train(all, work.peers(), work.trees())) {
                file[0] = booster.save(NativeBooster.Format.UBJSON);
            }
        });
        return switch (XgboostModelFile.read(file[0])) {
            case ReadResult.ModelRead read -> new PeerRun(cost, matrix[0], NodesPerTree.of(read.ensemble()));
            case ReadResult.ModelRefused refused -> throw new NativeTrainingException(refused.message());
        };
    }
}
