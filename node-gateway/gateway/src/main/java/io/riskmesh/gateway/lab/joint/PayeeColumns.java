package io.riskmesh.gateway.lab.joint;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.sampling.SplitMix64;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.dataset.Dataset;
import java.util.Arrays;

/// Joined rows with the payee's side of other payments, or with none: what a joint model gains must be gone then.
final class PayeeColumns {
    private PayeeColumns() {}

    /// The payee's side permuted across rows.
    static Dataset permuted(Dataset joined, long seed) {
        int[] from = new int[joined.rows()];
        Arrays.setAll(from, row -> row);
        for (int row = from.length - 1; row > 0; row--) {
            int other = (int) Long.remainderUnsigned(SplitMix64.mix64(seed, row), row + 1L);
            int kept = from[row];
            from[row] = from[other];
            from[other] = kept;
        }
        return with(joined, from);
    }

    /// Every payee's side missing.
    static Dataset missing(Dataset joined) {
        int[] none = new int[joined.rows()];
        Arrays.fill(none, -1);
        return with(joined, none);
    }

    private static Dataset with(Dataset joined, int[] from) {
        Sides sides = Sides.of(joined.schema());
        float[] values = new float[joined.rows() * sides.features()];
        for (int row = 0; row < joined.rows(); row++) {
            for (int f = 0; f < sides.features(); f++) {
                int source = sides.isPayee(f) ? from[row] : row;
                values[row * sides.features() + f] = source < 0 ? Float.NaN : joined.matrix().value(source, f);
            }
        }
        return joined.with(joined.schema(), new FloatMatrix(joined.rows(), sides.features(), values));
    }
}
