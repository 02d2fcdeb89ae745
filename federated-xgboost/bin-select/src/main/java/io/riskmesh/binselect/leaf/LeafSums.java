package io.riskmesh.binselect.leaf;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;
import java.util.Arrays;

/// Sums mask words over the rows of a node: the gradient owner's kernel, and with corrections the feature owner's. Equal
/// to the plain definition of design `joint-training.md` section 5, steps 4 to 6. Rows are added in any order; results do
/// not depend on it. Not thread-safe.
public final class LeafSums {
    private final LeafWords leafWords;
    private final int features;
    private final int cells;
    private final long[] sums;
    private final long[] corrected;
    private final int[] bins;
    private final long[] corrections;
    private int nextFeature;
    private int rowsSinceFold;
    private boolean punctured;

    public LeafSums(BlockPermutation permutation, int features, int cells) {
        this.leafWords = new LeafWords(permutation, cells);
        this.features = features;
        this.cells = cells;
        this.sums = new long[features * cells * 2];
        this.corrected = new long[features * cells * 2];
        int units = leafWords.room();
        this.bins = new int[units];
        this.corrections = new long[2 * units];
    }

    /// Adds a row of the gradient owner, who knows all leaves.
    ///
    /// @param leaves `cells` per row and feature
    /// @param row within `leaves`
    public void addRow(byte[] leaves, int row, int slot) {
        for (int f = 0; f < features;) {
            int count = Math.min(features - f, leafWords.room());
            leafWords.load(leaves, row * features + f, count, LeafWords.tweak(slot));
            f += count;
            if (leafWords.room() == 0) {
                flush();
            }
        }
    }

    /// Adds a row of the feature owner, whose leaf of its own bin is some public filling that cancels.
    ///
    /// @param rowBins of the whole pair; the row's begin at `binsAt`
    /// @param cells corrections; the row's begin at residue `cellsAt`
    public void addRow(byte[] leaves, int row, int slot, byte[] rowBins, int binsAt, byte[] cells, int cellsAt) {
        punctured = true;
        for (int f = 0; f < features;) {
            int count = Math.min(features - f, leafWords.room());
            int unit = leafWords.units();
            for (int i = 0; i < count; i++) {
                bins[unit + i] = rowBins[binsAt + f + i] & 0xFF;
                corrections[2 * (unit + i)] = Residues.get(cells, cellsAt + 2 * (f + i));
                corrections[2 * (unit + i) + 1] = Residues.get(cells, cellsAt + 2 * (f + i) + 1);
            }
            leafWords.load(leaves, row * features + f, count, LeafWords.tweak(slot));
            f += count;
            if (leafWords.room() == 0) {
                flush();
            }
        }
    }

    /// −Σ G per cell and word: the gradient owner's share. Begins anew.
    public long[] negated() {
        flush();
        long[] shares = new long[sums.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = P61.negate(P61.canonical(sums[i]));
        }
        reset();
        return shares;
    }

    /// The feature owner's share. Begins anew.
    public long[] corrected() {
        flush();
        long[] shares = new long[sums.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = P61.add(P61.canonical(sums[i]), P61.canonical(corrected[i]));
        }
        reset();
        return shares;
    }

    private void flush() {
        leafWords.permute();
        if (punctured) {
            flushPunctured();
        } else {
            for (int unit = 0; unit < leafWords.units(); unit++) {
                leafWords.addUnit(unit, sums, nextUnit());
            }
        }
        leafWords.clear();
    }

    // The sum over all leaves but β is the sum over all, minus what stands for β; added to cell β with the latter, it cancels.
    private void flushPunctured() {
        long[] words = leafWords.words();
        for (int unit = 0; unit < leafWords.units(); unit++) {
            int to = nextUnit();
            int from = unit * 2 * cells;
            WordKernel.add(words, from, sums, to, 2 * cells);
            int own = to + 2 * bins[unit];
            correct(own, corrections[2 * unit], WordKernel.total(words, from, 2 * cells));
            correct(own + 1, corrections[2 * unit + 1], WordKernel.total(words, from + 1, 2 * cells - 1));
        }
    }

    private void correct(int at, long correction, long lazyTotal) {
        corrected[at] = P61.fold(corrected[at] + P61.subtract(correction, P61.canonical(lazyTotal)));
    }

    // Where the unit's words go. Lazy sums are folded every sixth row, before they could overflow.
    private int nextUnit() {
        int feature = nextFeature;
        nextFeature = feature + 1 == features ? 0 : feature + 1;
        if (feature == 0 && ++rowsSinceFold > WordKernel.WORDS_PER_FOLD) {
            WordKernel.fold(sums);
            rowsSinceFold = 1;
        }
        return feature * cells * 2;
    }

    private void reset() {
        Arrays.fill(sums, 0);
        Arrays.fill(corrected, 0);
        nextFeature = 0;
        rowsSinceFold = 0;
        punctured = false;
    }
}
