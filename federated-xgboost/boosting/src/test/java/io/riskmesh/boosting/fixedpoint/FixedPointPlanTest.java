package io.riskmesh.boosting.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FixedPointPlanTest {

    private static final TrainingParameters LOGISTIC = TrainingParameters.defaults(1);
    private static final TrainingParameters SQUARED = LOGISTIC.withObjective(Objective.SQUARED_ERROR);

    @Test
    void logistic_rows_of_weight_one_use_all_23_bits() {
        assertEquals(new FixedPointPlan(23, 19, CellLayout.TWO_WORD, 1L << 23, 1L << 21), plan(LOGISTIC, 284_807));
        assertEquals(0, plan(LOGISTIC, 1).rowBits());
        assertEquals(1, plan(LOGISTIC, 2).rowBits());
        assertEquals(2, plan(LOGISTIC, 3).rowBits());
    }

    @Test
    void two_words_hold_524288_logistic_rows_and_three_words_one_row_more() {
        assertEquals(CellLayout.TWO_WORD, plan(LOGISTIC, 524_288).layout());
        assertEquals(CellLayout.THREE_WORD, plan(LOGISTIC, 524_289).layout());
        assertEquals(CellLayout.THREE_WORD, plan(LOGISTIC, 1L << 36).layout());
    }

    @Test
    void more_rows_than_any_layout_holds_are_refused_as_a_value() {
        assertInstanceOf(PlanResult.DoesNotFit.class, FixedPointPlan.of(LOGISTIC, (1L << 36) + 1));
        assertInstanceOf(PlanResult.DoesNotFit.class, FixedPointPlan.of(LOGISTIC, 0));
        assertInstanceOf(PlanResult.DoesNotFit.class, FixedPointPlan.of(LOGISTIC, -5));
        assertInstanceOf(PlanResult.DoesNotFit.class, FixedPointPlan.of(LOGISTIC, Long.MAX_VALUE));
    }

    @Test
    void heavy_rows_lower_the_scale() {
        FixedPointPlan plan = plan(LOGISTIC.withWeights(new RowWeights(1000, 1000, 1)), 1 << 20);
        assertEquals(13, plan.scaleBits());
        assertEquals(1000L << 13, plan.gradientBound());
        assertEquals(250L << 13, plan.hessianBound());
        assertEquals(22, plan(LOGISTIC.withWeights(new RowWeights(1, 2, 1)), 10).scaleBits());
        assertEquals(21, plan(LOGISTIC.withWeights(new RowWeights(1, Math.nextUp(2.0), 1)), 10).scaleBits());
        assertEquals(24, plan(LOGISTIC.withWeights(new RowWeights(1, 0.5, 1)), 10).scaleBits());
    }

    @Test
    void squared_error_is_scaled_by_its_clip() {
        FixedPointPlan wide = plan(SQUARED.withWeights(new RowWeights(1, 4, 1000)), 1000);
        assertEquals(11, wide.scaleBits());
        assertEquals(4000L << 11, wide.gradientBound());
        assertEquals(4L << 11, wide.hessianBound());
        FixedPointPlan narrow = plan(SQUARED.withWeights(new RowWeights(1, 1, 0.001)), 1000);
        assertEquals(1L << 23, narrow.hessianBound());
        assertEquals(23, narrow.scaleBits());
        FixedPointPlan huge = plan(SQUARED.withWeights(new RowWeights(1 << 20, 1 << 20, 1 << 20)), 1000);
        assertEquals(-17, huge.scaleBits());
        assertEquals(1L << 23, huge.gradientBound());
    }

    @Test
    void no_word_of_any_plan_can_leave_60_bits() {
        Random random = new Random(3);
        for (int n = 0; n < 5000; n++) {
            double weight = Math.scalb(1 + random.nextDouble(), random.nextInt(30) - 10) / 2;
            double clip = Math.scalb(1 + random.nextDouble(), random.nextInt(30) - 10) / 2;
            TrainingParameters parameters = (n % 2 == 0 ? LOGISTIC : SQUARED).withWeights(new RowWeights(1, weight, clip));
            long rows = 1L << random.nextInt(37);
            long total = n % 3 == 0 ? rows : Math.max(1, rows - random.nextInt(1000));
            FixedPointPlan plan = plan(parameters, total);
            assertTrue(plan.inputBound(total) < 1L << 60, plan + ", rows " + total);
            long[] cells = new long[plan.layout().words()];
            sum(cells, plan, total, -plan.gradientBound(), plan.hessianBound());
            for (long word : cells) {
                assertTrue(Math.abs(word) <= plan.inputBound(total), plan + ", rows " + total);
            }
            assertEquals(new NodeSums(-plan.gradientBound() * total, plan.hessianBound() * total, total), plan.decode(cells, 0));
        }
    }

    @Test
    void a_cell_of_all_rows_is_told_from_an_empty_one() {
        FixedPointPlan plan = plan(LOGISTIC, 4);
        for (long hessian : new long[] {0, 1, 1L << 21}) {
            for (int rows = 0; rows <= 4; rows++) {
                long[] cells = new long[2];
                sum(cells, plan, rows, 7, hessian);
                assertEquals(new NodeSums(7L * rows, hessian * rows, rows), plan.decode(cells, 0));
            }
        }
    }

    @Test
    void parts_of_a_cell_are_those_of_the_whole_for_any_words() {
        Random random = new Random(9);
        for (CellLayout layout : CellLayout.values()) {
            FixedPointPlan plan = new FixedPointPlan(23, 17, layout, 1L << 23, 1L << 21);
            for (int n = 0; n < 10_000; n++) {
                long[] cells = random.longs(1 + layout.words()).toArray();
                cells[2] = n % 4 == 0 ? cells[2] & -1L << 17 : n % 4 == 1 ? 0 : cells[2] >> n % 60;
                GradientHistogram histogram = new GradientHistogram(1, 1, plan, Arrays.copyOfRange(cells, 1, cells.length));
                NodeSums whole = plan.decode(cells, 1);
                assertEquals(whole, new NodeSums(cells[1], plan.hessian(cells, 1), plan.count(cells, 1)));
                assertEquals(whole, new NodeSums(histogram.gradient(0, 0), histogram.hessian(0, 0), histogram.count(0, 0)));
            }
        }
    }

    @Test
    void a_plan_that_could_overflow_cannot_be_written_down() {
        assertThrows(IllegalArgumentException.class, () -> new FixedPointPlan(23, 20, CellLayout.TWO_WORD, 1L << 23, 1L << 21));
        assertThrows(IllegalArgumentException.class, () -> new FixedPointPlan(23, 37, CellLayout.THREE_WORD, 1L << 23, 1L << 21));
        assertThrows(IllegalArgumentException.class, () -> new FixedPointPlan(23, 5, CellLayout.THREE_WORD, (1L << 23) + 1, 1));
    }

    @Test
    void encoding_is_strict() {
        FixedPointPlan plan = plan(LOGISTIC, 1000);
        byte[] bytes = plan.canonicalBytes();
        assertEquals(new Decoded.Value<>(plan), FixedPointPlan.decode(bytes));
        assertNotEquals(plan.digest(), plan(LOGISTIC, 2000).digest());
        Random random = new Random(8);
        int accepted = 0;
        for (int n = 0; n < 20_000; n++) {
            byte[] damaged = n % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(40)) : bytes.clone();
            for (int d = 0; n % 2 == 1 && d < 2; d++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (FixedPointPlan.decode(damaged) instanceof Decoded.Value<FixedPointPlan>(FixedPointPlan read)) {
                assertArrayEquals(damaged, read.canonicalBytes());
                accepted++;
            }
        }
        assertTrue(accepted > 100, "accepted " + accepted);
    }

    private static void sum(long[] cells, FixedPointPlan plan, long rows, long g, long h) {
        cells[0] = Math.multiplyExact(rows, g);
        switch (plan.layout()) {
            case TWO_WORD -> cells[1] = Math.multiplyExact(rows, (h << plan.rowBits()) + 1);
            case THREE_WORD -> {
                cells[1] = Math.multiplyExact(rows, h);
                cells[2] = rows;
            }
        }
    }

    private static FixedPointPlan plan(TrainingParameters parameters, long rows) {
        return assertInstanceOf(PlanResult.Planned.class, FixedPointPlan.of(parameters, rows)).plan();
    }
}
