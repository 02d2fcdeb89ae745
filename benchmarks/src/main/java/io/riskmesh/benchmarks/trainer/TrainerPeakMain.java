package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.measure.PeakMemory;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;

/// A process of its own that trains once on generated rows and prints the largest resident set it had, in bytes. Without a
/// side it only makes the rows.
public final class TrainerPeakMain {

    private TrainerPeakMain() {}

    /// Arguments: side (ours, xgboost, rows), rows, features, bins, depth, trees.
    public static void main(String[] args) throws Exception {
        BenchRows rows = BenchRows.generated(Integer.parseInt(args[1]), Integer.parseInt(args[2]), PeakRow.POSITIVE_RATE);
        Workload work = new Workload(Integer.parseInt(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]), 1);
        switch (args[0]) {
            case "ours" -> OurTraining.run(rows, work, Workers.inline());
            case "xgboost" -> {
                try (NativeMatrix matrix = NativeMatrix.of(rows.schema(), rows.matrix()).withLabels(rows.floatLabels())) {
                    NativeBooster.train(matrix, work.peers(), work.trees()).close();
                }
            }
            case "rows" -> rows.floatLabels();
            default -> throw new IllegalArgumentException("Expected ours, xgboost or rows, got " + args[0]);
        }
        System.out.println(PeakMemory.bytes());
    }
}
