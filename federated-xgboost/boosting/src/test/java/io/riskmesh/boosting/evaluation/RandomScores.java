package io.riskmesh.boosting.evaluation;

import java.util.Random;

/// Seeded score sets: heavy ties, one-row bins, extreme margins, rare positives, weights of 0.
record RandomScores(long seed, float[] margins, byte[] labels, long[] weights) {

    static RandomScores of(long seed, int maxRows) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(maxRows - 1);
        float step = new float[] {0.5f, 1 / 8f, 1 / 64f, 1 / 1024f, 0x1p-20f}[random.nextInt(5)];
        double signal = random.nextGaussian() * 2;
        double rate = random.nextBoolean() ? 0.5 : 0.05;
        boolean weighted = random.nextBoolean();
        float[] margins = new float[rows];
        byte[] labels = new byte[rows];
        long[] weights = new long[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = (byte) (i == 0 || (i > 1 && random.nextDouble() < rate) ? 1 : 0);
            margins[i] = switch (random.nextInt(40)) {
                case 0 -> Float.MAX_VALUE / 2;
                case 1 -> -Float.MAX_VALUE / 2;
                case 2 -> -0f;
                case 3 -> 16f;
                default -> (float) Math.rint((random.nextGaussian() + labels[i] * signal) / step) * step;
            };
            weights[i] = weighted && i > 1 ? random.nextInt(6) : 1;
        }
        return new RandomScores(seed, margins, labels, weights);
    }

    ScoredRows rows() {
        return ScoredRows.of(margins, labels, weights);
    }

    ScoreBins bins() {
        return ScoreBins.count(margins, labels, weights);
    }
}
