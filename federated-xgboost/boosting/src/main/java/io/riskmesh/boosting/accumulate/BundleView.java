package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.histogram.FeatureMask;
import java.util.Arrays;

/// Which bundles a histogram over some features reads, and where their features' slots are in it.
final class BundleView {
    private final BundledRows rows;
    private final int slots;
    private final int[] columns; // bundles with a feature that is masked in, ascending
    private final int[] shifts; // by column: what turns a value of the rows into a cell
    private final int[][] firstSlots; // by column and member: where its slots begin, or -1 if it is masked out
    private final int[][] cellSlots; // by column: the slots of each cell, `members` of them; empty if it is one feature
    private final int[] slotShifts; // by column: what turns a value into a slot, or into a cell of its bundle
    private final int[] members; // by column: features that are masked in

    BundleView(BundledRows rows, HistogramCuts cuts, FeatureMask mask) {
        this.rows = rows;
        slots = cuts.totalSlots(mask);
        int[] offsets = cuts.offsets(mask);
        int bundles = rows.bundles().size();
        int[] used = new int[bundles];
        int count = 0;
        for (int bundle = 0; bundle < bundles; bundle++) {
            if (Arrays.stream(rows.bundles().get(bundle).features()).anyMatch(mask::uses)) {
                used[count++] = bundle;
            }
        }
        columns = Arrays.copyOf(used, count);
        shifts = new int[count];
        firstSlots = new int[count][];
        cellSlots = new int[count][];
        slotShifts = new int[count];
        members = new int[count];
        for (int c = 0; c < count; c++) {
            FeatureBundle bundle = bundle(c);
            shifts[c] = rows.namesCells() ? 0 : bundle.firstCell();
            firstSlots[c] = Arrays.stream(bundle.features()).map(f -> offsets[f]).toArray();
            members[c] = (int) Arrays.stream(firstSlots[c]).filter(first -> first >= 0).count();
            boolean alone = bundle.features().length == 1;
            cellSlots[c] = alone ? new int[0] : slotsOfCells(bundle, firstSlots[c], members[c]);
            slotShifts[c] = (alone ? firstSlots[c][0] : 0) - (rows.namesCells() ? bundle.firstCell() : 0);
        }
    }

    private static int[] slotsOfCells(FeatureBundle bundle, int[] firstSlots, int members) {
        int[] slotsOf = new int[bundle.cells() * members];
        int at = 0;
        for (int cell = 0; cell < bundle.cells(); cell++) {
            for (int member = 0; member < firstSlots.length; member++) {
                if (firstSlots[member] >= 0) {
                    slotsOf[at++] = firstSlots[member] + bundle.digit(cell, member);
                }
            }
        }
        return slotsOf;
    }

    BundledRows rows() {
        return rows;
    }

    /// Slots of the histogram.
    int slots() {
        return slots;
    }

    int columnCount() {
        return columns.length;
    }

    /// Whether every bundle is read and no value needs a shift.
    boolean isWhole() {
        return columns.length == rows.bundles().size() && rows.namesCells();
    }

    /// For kernels, not to be changed.
    int[] columns() {
        return columns;
    }

    /// For kernels, not to be changed.
    int[] shifts() {
        return shifts;
    }

    FeatureBundle bundle(int column) {
        return rows.bundles().get(columns[column]);
    }

    int firstSlot(int column, int member) {
        return firstSlots[column][member];
    }

    /// By column: what turns a value of the rows into the slot of the one feature, or into a cell of the bundle. For kernels,
    /// not to be changed.
    int[] slotShifts() {
        return slotShifts;
    }

    /// [#members] slots for each cell of the bundle; empty for a column of one feature. For kernels, not to be changed.
    int[] slotsOfValues(int column) {
        return cellSlots[column];
    }

    /// Features of a column that are masked in.
    int members(int column) {
        return members[column];
    }
}
