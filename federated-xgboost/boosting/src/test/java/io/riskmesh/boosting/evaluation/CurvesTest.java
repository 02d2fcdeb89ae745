package io.riskmesh.boosting.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CurvesTest {

    @Test
    void a_small_set_keeps_every_threshold() {
        ScoredRows rows = ScoredRows.of(new float[] {3, 2, 2, 1}, new byte[] {1, 1, 0, 0});
        assertEquals(List.of(new CurvePoint(0, 0), new CurvePoint(0, 0.5), new CurvePoint(0.5, 1), new CurvePoint(1, 1)),
                Curves.roc(rows));
        assertEquals(List.of(new CurvePoint(0.5, 1), new CurvePoint(1, 2 / 3.0), new CurvePoint(1, 0.5)),
                Curves.precisionRecall(rows));
        assertEquals(List.of(new CurvePoint(0.25, 2), new CurvePoint(0.75, 2 / 3.0 / 0.5), new CurvePoint(1, 1)),
                Curves.lift(rows));
    }

    @Test
    void thinned_curves_are_short_monotone_reach_the_end_and_keep_the_area() {
        for (long seed = 0; seed < 100; seed++) {
            ScoredRows rows = RandomScores.of(seed, 4098).rows();
            List<CurvePoint> roc = Curves.roc(rows);
            assertTrue(roc.size() <= Curves.MAX_POINTS, "seed " + seed);
            assertEquals(new CurvePoint(1, 1), roc.getLast());
            double area = 0;
            for (int i = 1; i < roc.size(); i++) {
                CurvePoint a = roc.get(i - 1);
                CurvePoint b = roc.get(i);
                assertTrue(a.x() <= b.x() && a.y() <= b.y());
                area += (b.x() - a.x()) * (a.y() + b.y()) / 2;
            }
            assertEquals(ExactMetricsTest.defined(Auc.of(rows)), area, 0.01, "seed " + seed);
            assertEquals(1.0, Curves.lift(rows).getLast().y(), 1e-12);
            assertTrue(Curves.precisionRecall(rows).size() < Curves.MAX_POINTS);
        }
    }
}
