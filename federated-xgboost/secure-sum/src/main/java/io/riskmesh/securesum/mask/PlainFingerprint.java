package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.List;

/// The plain way to compute a fingerprint, the reference of {@link Fingerprint}.
public final class PlainFingerprint {
    private PlainFingerprint() {}

    /// One residue per key: the inner product of the key's coefficients with the cells.
    public static long[] of(Field field, byte[] cells, List<Secret> keys, Keystreams keystreams) {
        int count = cells.length / field.cellBytes();
        long[] copies = new long[keys.size()];
        for (int c = 0; c < copies.length; c++) {
            var words = new PlainVectorMasker.MaskWords(field, keystreams.start(0, keys.get(c).reveal()));
            long[] columns = next(words, FingerprintCoefficients.COLUMNS);
            long[] rows = next(words, Math.ceilDiv(count, columns.length));
            for (int cell = 0; cell < count; cell++) {
                long coefficient = field.multiply(columns[cell % columns.length], rows[cell / columns.length]);
                copies[c] = field.add(copies[c], field.multiply(coefficient, CellBytes.get(field, cells, cell)));
            }
        }
        return copies;
    }

    private static long[] next(PlainVectorMasker.MaskWords words, int count) {
        long[] next = new long[count];
        for (int i = 0; i < count; i++) {
            next[i] = words.next();
        }
        return next;
    }
}
