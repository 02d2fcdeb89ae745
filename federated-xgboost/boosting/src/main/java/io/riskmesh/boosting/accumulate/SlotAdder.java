package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.histogram.GradientHistogram;

/// Adds few rows straight to the slots of a node: sums of cells, to be unpacked later, would cost more.
record SlotAdder(BundleView view, long[] pairs) {

    void add(NodeRows node, GradientHistogram sums, int at) {
        int word = at * sums.slots() * sums.plan().layout().words();
        switch (sums.plan().layout()) {
            case TWO_WORD -> addTwoWords(node, sums.plan().rowBits(), sums.cells(), word);
            case THREE_WORD -> addThreeWords(node, sums.cells(), word);
        }
    }

    private void addTwoWords(NodeRows node, int rowBits, long[] words, int at) {
        BundledRows rows = view.rows();
        int[] columns = view.columns();
        int[] slotShifts = view.slotShifts();
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << rowBits) + 1;
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int c = 0; c < columns.length; c++) {
                int value = block[first + columns[c]];
                int[] slots = view.slotsOfValues(c);
                if (slots.length == 0) {
                    int word = at + 2 * (value + slotShifts[c]);
                    words[word] += g;
                    words[word + 1] += h;
                } else {
                    int members = view.members(c);
                    int next = (value + slotShifts[c]) * members;
                    for (int k = next; k < next + members; k++) {
                        words[at + 2 * slots[k]] += g;
                        words[at + 2 * slots[k] + 1] += h;
                    }
                }
            }
        }
    }

    private void addThreeWords(NodeRows node, long[] words, int at) {
        BundledRows rows = view.rows();
        int[] columns = view.columns();
        int[] slotShifts = view.slotShifts();
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = FixedPointCodec.hessian(pairs[row]);
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int c = 0; c < columns.length; c++) {
                int value = block[first + columns[c]];
                int[] slots = view.slotsOfValues(c);
                int members = slots.length == 0 ? 1 : view.members(c);
                for (int k = 0; k < members; k++) {
                    int slot = slots.length == 0 ? value + slotShifts[c] : slots[(value + slotShifts[c]) * members + k];
                    words[at + 3 * slot] += g;
                    words[at + 3 * slot + 1] += h;
                    words[at + 3 * slot + 2]++;
                }
            }
        }
    }

    @Override
    public String toString() {
        return "SlotAdder[" + view.columnCount() + " columns]";
    }
}
