package io.riskmesh.federation.rules;

import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.ledger.reason.TrainingReason;

/// R13: every opened cell could be the sum of `count` honest rows. In the first tree that is nearly an equality, so a
/// bank that scales its gradients is caught there; later it is a bound. Integers only.
public final class SumRange {

    // No product of two of these leaves 63 bits.
    private static final long PLAIN_HESSIAN = 1L << 44;
    private static final long PLAIN_ODDS = 1L << 18;
    private static final long PLAIN_COUNT = 1L << 36;
    private static final long PLAIN_VALUE = 1L << 26;

    private SumRange() {}

    public static Verdict check(RowRange range, GradientHistogram opened) {
        for (int node = 0; node < opened.nodes(); node++) {
            for (int slot = 0; slot < opened.slots(); slot++) {
                if (!opened.isEmpty(node, slot) && !isPossible(range, mostRows(opened),
                        opened.gradient(node, slot), opened.hessian(node, slot), opened.count(node, slot))) {
                    return refuse("node " + node + " of the step, slot " + slot);
                }
            }
        }
        return Verdict.allowed(LeakageRule.R13);
    }

    /// The same for the sibling that is never sent: parent minus child, cell by cell.
    public static Verdict checkSibling(RowRange range, GradientHistogram parent, int parentAt, GradientHistogram child, int childAt) {
        for (int slot = 0; slot < child.slots(); slot++) {
            if (parent.isEmpty(parentAt, slot) && child.isEmpty(childAt, slot)) {
                continue;
            }
            // Differences of cells that passed the check above cannot overflow.
            if (!isPossible(range, mostRows(parent), parent.gradient(parentAt, slot) - child.gradient(childAt, slot),
                    parent.hessian(parentAt, slot) - child.hessian(childAt, slot),
                    parent.count(parentAt, slot) - child.count(childAt, slot))) {
                return refuse("the sibling of node " + childAt + " of the step, slot " + slot);
            }
        }
        return Verdict.allowed(LeakageRule.R13);
    }

    private static long mostRows(GradientHistogram opened) {
        return 1L << opened.plan().rowBits();
    }

    /// Whether some `count` honest rows add up to this; sums as numbers, since a value for every cell would cost more than its check.
    ///
    /// @param mostRows of all banks together; with it no product of an honest cell overflows
    static boolean isPossible(RowRange range, long mostRows, long sum, long hessian, long count) {
        if (count < 0 || count > mostRows || hessian < 0 || sum == Long.MIN_VALUE) {
            return false;
        }
        long gradient = Math.abs(sum);
        if (range instanceof RowRange.Bounded bounds && isPlainlyPossible(bounds, gradient, hessian, count)) {
            return true;
        }
        return switch (range) {
            case RowRange.SameMargin(long h, long positive, long negative) ->
                    hessian == times(count, h) && isMixture(sum, count, positive, negative);
            case RowRange.SameHessian(long h, long g) -> hessian == times(count, h) && gradient <= times(count, g);
            case RowRange.Bounded(long g, long h, long odds) -> hessian <= times(count, h)
                    && gradient <= times(count, g) && followsOdds(gradient, hessian, count, odds);
        };
    }

    /// Implies that a bounded sum is possible, without products of 128 bits; most sums pass it. From |G| <= odds * H follows
    /// 2 |G| <= odds * (2 H + count) + count, and a smaller factor than odds makes the test stricter.
    private static boolean isPlainlyPossible(RowRange.Bounded bounds, long gradient, long hessian, long count) {
        return hessian < PLAIN_HESSIAN && count < PLAIN_COUNT && bounds.hessian() < PLAIN_VALUE && bounds.gradient() < PLAIN_VALUE
                && hessian <= count * bounds.hessian() && gradient <= count * bounds.gradient()
                && gradient <= hessian * Math.min(bounds.odds(), PLAIN_ODDS);
    }

    /// Whether the sum is that of p rows of class 1 and count - p of class 0 for a whole p.
    private static boolean isMixture(long gradient, long count, long positive, long negative) {
        long ifAllNegative = times(count, negative);
        long step = negative - positive;
        if (gradient > ifAllNegative || gradient < -times(count, -positive)) {
            return false;
        }
        return Math.floorMod(ifAllNegative - gradient, step) == 0;
    }

    /// |g| <= odds * h for one row before rounding, and rounding moves g and h by at most a half each, so
    /// 2 |G| <= odds * (2 H + count) + count. The bound of the design, odds * H + count, forgets h rounded down.
    private static boolean followsOdds(long gradient, long hessian, long count, long odds) {
        long limit = times(odds, doubledPlus(hessian, count));
        return limit == Long.MAX_VALUE || limit >= Long.MAX_VALUE - count || doubledPlus(gradient, 0) <= limit + count;
    }

    private static long doubledPlus(long value, long more) {
        long sum = times(value, 2);
        return sum > Long.MAX_VALUE - more ? Long.MAX_VALUE : sum + more;
    }

    /// The product of two numbers >= 0, or [Long#MAX_VALUE] where it does not fit.
    private static long times(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    private static Verdict refuse(String place) {
        return Verdict.refused(LeakageRule.R13, TrainingReason.SUM_OUT_OF_RANGE, "sums that so many rows can have",
                "other sums at " + place);
    }
}
