package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.histogram.GradientHistogram;

/// Turns sums in a piece's two words into the words of a node's slots.
///
/// @param countBits low bits of a piece's second word that hold the count
record SlotWords(GradientHistogram sums, int node, int countBits) {

    /// Adds `count` sums from `from` on to the slots from `slot` on.
    void add(int slot, long[] gradients, long[] hessians, int from, int count) {
        switch (sums.plan().layout()) {
            case TWO_WORD -> addTwoWords(slot, gradients, hessians, from, count);
            case THREE_WORD -> addThreeWords(slot, gradients, hessians, from, count);
        }
    }

    private void addTwoWords(int slot, long[] gradients, long[] hessians, int from, int count) {
        long[] words = sums.cells();
        long mask = (1L << countBits) - 1;
        int rowBits = sums.plan().rowBits();
        int at = 2 * (node * sums.slots() + slot);
        for (int i = from; i < from + count; i++) {
            words[at] += gradients[i];
            words[at + 1] += (hessians[i] >>> countBits << rowBits) + (hessians[i] & mask);
            at += 2;
        }
    }

    private void addThreeWords(int slot, long[] gradients, long[] hessians, int from, int count) {
        long[] words = sums.cells();
        long mask = (1L << countBits) - 1;
        int at = 3 * (node * sums.slots() + slot);
        for (int i = from; i < from + count; i++) {
            words[at] += gradients[i];
            words[at + 1] += hessians[i] >>> countBits;
            words[at + 2] += hessians[i] & mask;
            at += 3;
        }
    }
}
