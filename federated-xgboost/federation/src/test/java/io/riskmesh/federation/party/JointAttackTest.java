package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.rules.RowRange;
import io.riskmesh.federation.rules.SumRange;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Attacks on joint training with a defence off, where they succeed, and with it on, where they do not.
final class JointAttackTest {
    private static final FixedPointPlan PLAN = new FixedPointPlan(22, 16, CellLayout.THREE_WORD, 1L << 22, 1L << 20);

    /// Reverse sum (arXiv 2011.09290): the payer's bank gives its rows gradients far above all others', and reads from the
    /// total which of them are in which bin. Without the range of opened sums (R13) it learns every bin; with it the run stops.
    @Test
    void a_bank_that_numbers_its_rows_by_huge_gradients_reads_their_bins_unless_sums_have_a_range() {
        Random random = new Random(5);
        int bins = 8;
        int mine = 16;
        int[] binOf = random.ints(mine, 0, bins).toArray();
        GradientHistogram opened = GradientHistogram.zero(1, bins, PLAN);
        for (int row = 0; row < 5000; row++) { // everybody else's
            add(opened, random.nextInt(bins), random.nextInt(1 << 23) - (1 << 22), random.nextInt(1 << 20));
        }
        for (int row = 0; row < mine; row++) {
            add(opened, binOf[row], 1L << 40 + row, 1 << 19);
        }
        int read = 0;
        for (int bin = 0; bin < bins; bin++) {
            long marks = opened.sums(0, bin).gradient() + (1L << 39) >> 40; // the others' sum is far below a half
            for (int row = 0; row < mine; row++) {
                read += (marks >> row & 1) == 1 && binOf[row] == bin ? 1 : 0;
            }
        }
        assertEquals(mine, read, "without the rule every row's bin is read, seed 5");
        assertFalse(SumRange.check(new RowRange.Bounded(1L << 22, 1L << 20, Long.MAX_VALUE), opened).isAllowed());
    }

    private static void add(GradientHistogram sums, int bin, long gradient, long hessian) {
        sums.cells()[3 * bin] += gradient;
        sums.cells()[3 * bin + 1] += hessian;
        sums.cells()[3 * bin + 2]++;
    }

    /// Sample leak: a payer's bank that offers its frauds only tells the payees' banks who was defrauded. A selection of rows
    /// is refused; the same rows under another name are not told apart, which is why the name must be said.
    @Test
    void a_bank_that_offers_frauds_only_tells_the_payees_bank_who_was_defrauded_unless_selections_are_refused() {
        Payments all = Payments.of(41, 3, 300, Payments.Route.anywhere(3));
        int frauds = 0;
        for (float label : all.labels()) {
            frauds += label == 1 ? 1 : 0;
        }
        int[] kept = new int[frauds];
        int at = 0;
        for (int i = 0; i < all.labels().length; i++) {
            if (all.labels()[i] == 1) {
                kept[at++] = i;
            }
        }
        Payments only = all.select(kept);
        assertTrue(told(only, false) > 0, "with the defence off every payment that is told is a fraud");
        assertEquals(0, told(only, true), "with it on nothing is told by the bank that picked");
    }

    /// Payments of the second bank that payees' banks learn to be in the run.
    private static int told(Payments payments, boolean picked) {
        TrainingParameters parameters = TrainingParameters.defaults(5).withRounds(1)
                .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 2, 0)).withPrivacy(PrivacyParameters.OFF);
        Consortium consortium = payments.consortium(parameters, 41, new PlainPairs());
        var honest = consortium.around;
        if (picked) {
            consortium.around = (bank, rows) -> bank.equals(consortium.bank(2)) ? payments.withPicked(consortium, bank, 41) : honest.apply(bank, rows);
        }
        int[] told = {0};
        consortium.tap = packet -> {
            if (packet.to().equals(consortium.bank(2)) && PairPackets.read(packet).orElse(null) instanceof PairMessage.AlignKnown(_, int tags, var bitmap)) {
                for (boolean known : new NodeBits(0, tags, bitmap).left()) {
                    told[0] += known ? 1 : 0;
                }
            }
            return packet;
        };
        consortium.run();
        return told[0];
    }
}
