package io.riskmesh.boosting.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LogLossTest {

    @Test
    void a_row_loses_minus_the_logarithm_of_its_labels_probability() {
        assertEquals(693_147_181, LogLossNanos.rowNanos(0f, (byte) 0));
        assertEquals(693_147_181, LogLossNanos.rowNanos(-0f, (byte) 1));
        for (float m = -12f; m < 12f; m += 0.37f) {
            double p = 1 / (1 + StrictMath.exp(-(double) m));
            assertEquals(-StrictMath.log(p) * 1e9, LogLossNanos.rowNanos(m, (byte) 1), 1.0);
            assertEquals(-StrictMath.log(1 - p) * 1e9, LogLossNanos.rowNanos(m, (byte) 0), 1.0);
        }
    }

    @Test
    void a_loss_stops_at_32_nats_and_grows_up_to_there() {
        assertEquals(31_500_000_000L, LogLossNanos.rowNanos(31.5f, (byte) 0));
        assertEquals(LogLossNanos.MAX_ROW_NANOS, LogLossNanos.rowNanos(Float.MAX_VALUE, (byte) 0));
        assertEquals(LogLossNanos.MAX_ROW_NANOS, LogLossNanos.rowNanos(-Float.MAX_VALUE, (byte) 1));
        assertEquals(0, LogLossNanos.rowNanos(Float.MAX_VALUE, (byte) 1));
    }

    @Test
    void sums_of_banks_are_the_sum_of_their_rows_together() {
        RandomScores all = RandomScores.of(3, 4098);
        int cut = all.margins().length / 2;
        LogLossNanos together = LogLossNanos.of(all.margins(), all.labels(), all.weights());
        assertEquals(together, part(all, 0, cut).plus(part(all, cut, all.margins().length)));
        assertEquals(together, LogLossNanos.of(all.rows()));
        assertEquals(LogLoss.of(together), LogLoss.of(all.rows()));
    }

    private static LogLossNanos part(RandomScores all, int from, int to) {
        return LogLossNanos.of(Arrays.copyOfRange(all.margins(), from, to), Arrays.copyOfRange(all.labels(), from, to),
                Arrays.copyOfRange(all.weights(), from, to));
    }

    @Test
    void sums_that_no_rows_can_have_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new LogLossNanos(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new LogLossNanos(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogLossNanos(LogLossNanos.MAX_ROW_NANOS + 1, 1));
        assertThrows(ArithmeticException.class,
                () -> new LogLossNanos(Long.MAX_VALUE, Long.MAX_VALUE).plus(new LogLossNanos(1, 1)));
        assertThrows(IllegalStateException.class, LogLossNanos.NOTHING::meanNanos);
    }
}
