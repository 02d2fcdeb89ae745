package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.primitive.Keystream;

/// The coefficients of one copy of a fingerprint. Cell n lies in column `n mod COLUMNS` of row `n / COLUMNS`, and its
/// coefficient is `columns[n mod COLUMNS] * rows[n / COLUMNS]`; both are uniform residues of one keystream, first all
/// columns, then the rows.
///
/// A difference that is not zero has a row that is not zero. Its inner product with the columns is zero with probability
/// 1/p; if it is not, the inner product over the rows is zero with probability 1/p. So a wrong sum passes with at most
/// 2/p per copy, one bit worse than a coefficient of its own for each cell, and the keystream is a thousandth as long
/// (decision 0006).
///
/// @param columns [#COLUMNS] residues
/// @param rows one per row of the vector
record FingerprintCoefficients(long[] columns, long[] rows) {
    static final int COLUMNS = 1024;

    /// The coefficients for a vector of `cellCount` cells.
    static FingerprintCoefficients of(Field field, Keystream stream, int cellCount) {
        int rows = Math.ceilDiv(cellCount, COLUMNS);
        long[] words = words(field, stream, COLUMNS + rows);
        long[] columns = new long[COLUMNS];
        System.arraycopy(words, 0, columns, 0, COLUMNS);
        long[] factors = new long[rows];
        System.arraycopy(words, COLUMNS, factors, 0, rows);
        return new FingerprintCoefficients(columns, factors);
    }

    private static long[] words(Field field, Keystream stream, int count) {
        long[] words = new long[count];
        int chunk = Math.min(count, WordKernel.chunkCells(field));
        byte[] bytes = new byte[chunk * field.cellBytes() + Long.BYTES];
        for (int from = 0; from < count; from += chunk) {
            int size = Math.min(chunk, count - from);
            stream.next(bytes, size * field.cellBytes());
            for (int i = 0; i < size; i++) {
                long word = CellBytes.get(field, bytes, i) & field.wordMask();
                words[from + i] = field.contains(word) ? word : Redraw.word(field, stream, from + i);
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return "FingerprintCoefficients[" + rows.length + " rows]";
    }
}
