package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.List;

/// The plain way to compute a fingerprint, the reference of {@link Fingerprint}.
public final class PlainFingerprint {
    private PlainFingerprint() {}

    /// One residue per key: the inner product of the key's uniform residues with the cells.
    public static long[] of(Field field, byte[] cells, List<Secret> keys, Keystreams keystreams) {
        long[] copies = new long[keys.size()];
        for (int c = 0; c < copies.length; c++) {
            var rho = new PlainVectorMasker.MaskWords(field, keystreams.start(0, keys.get(c).reveal()));
            for (int cell = 0; cell < cells.length / field.cellBytes(); cell++) {
                copies[c] = field.add(copies[c], field.multiply(rho.next(), CellBytes.get(field, cells, cell)));
            }
        }
        return copies;
    }
}
