package io.riskmesh.simulator.rigging;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.random.SplitMix64;
import java.util.Arrays;
import java.util.List;

/// What a learner sees of payments.
enum View {
    /// Baseline B: what the payers' banks know.
    PAYER_SIDE,
    /// Baseline C: what both banks know.
    BOTH_SIDES,
    /// Baseline `null`: C, but each payment has the payee's half of another one.
    PAYEES_PERMUTED;

    static final int PAYER = PayerFeature.names().size();
    static final int BOTH = PAYER + PayeeFeature.names().size();

    /// A row per payment. The seed is that of the permutation.
    float[][] of(List<Payment> payments, long seed) {
        float[][] rows = new float[payments.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(payments.get(i).features(), this == PAYER_SIDE ? PAYER : BOTH);
        }
        if (this == PAYEES_PERMUTED) {
            permutePayees(rows, new SplitMix64(seed));
        }
        return rows;
    }

    private static void permutePayees(float[][] rows, SplitMix64 random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            for (int f = PAYER; f < BOTH; f++) {
                float mine = rows[i][f];
                rows[i][f] = rows[other][f];
                rows[other][f] = mine;
            }
        }
    }
}
