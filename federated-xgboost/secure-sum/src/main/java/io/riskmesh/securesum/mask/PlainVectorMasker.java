package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.List;

/// The plain way to mask: one stream after the other, one cell after the other. It stays as the reference that
/// {@link VectorMasker} is tested against.
public final class PlainVectorMasker {
    private PlainVectorMasker() {}

    /// Masks `cells` (canonical residues) in place.
    public static void apply(Field field, byte[] cells, List<MaskStream> masks, Keystreams keystreams) {
        for (MaskStream mask : masks) {
            applyOne(field, cells, mask, keystreams);
        }
    }

    private static void applyOne(Field field, byte[] cells, MaskStream mask, Keystreams keystreams) {
        int count = cells.length / field.cellBytes();
        MaskWords words = new MaskWords(field, keystreams.start(0, mask.seed().reveal()));
        for (int cell = 0; cell < count; cell++) {
            long word = words.next();
            long old = CellBytes.get(field, cells, cell);
            CellBytes.put(field, cells, cell, switch (mask.sign()) {
                case ADD -> field.add(old, word);
                case SUBTRACT -> field.subtract(old, word);
            });
        }
    }

    /// Uniform residues of one stream, in the order of the cells.
    static final class MaskWords {
        private final Field field;
        private final Keystream stream;
        private final byte[] wordBytes;
        private long cell;

        MaskWords(Field field, Keystream stream) {
            this.field = field;
            this.stream = stream;
            this.wordBytes = new byte[field.cellBytes()];
        }

        long next() {
            stream.next(wordBytes, wordBytes.length);
            long word = CellBytes.get(field, wordBytes, 0) & field.wordMask();
            long uniform = field.contains(word) ? word : Redraw.word(field, stream, cell);
            cell++;
            return uniform;
        }
    }
}
