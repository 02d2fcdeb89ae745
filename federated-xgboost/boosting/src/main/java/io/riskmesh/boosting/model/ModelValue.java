package io.riskmesh.boosting.model;

import java.util.List;
import java.util.SortedMap;

/// A value of a model file, the same for JSON and UBJSON. Arrays of numbers are flat: a model is mostly those. The
/// arrays of a value are not copied; they stay inside the package.
sealed interface ModelValue {

    /// Sorted, because the canonical file is.
    record Obj(SortedMap<String, ModelValue> fields) implements ModelValue {}

    /// An array of texts or objects; also any empty array of unknown type.
    record Items(List<ModelValue> values) implements ModelValue {}

    record Text(String value) implements ModelValue {}

    /// One number.
    sealed interface Scalar extends ModelValue {}

    record Whole(long value) implements Scalar {}

    record Real(float value) implements Scalar {}

    /// `mark` is the UBJSON element type it is written with: `U`, `l`, `L`, or 0 for elements that name their own.
    record Wholes(char mark, long[] values) implements ModelValue {}

    record Reals(float[] values) implements ModelValue {}

    /// A word for messages.
    static String kindOf(ModelValue value) {
        return switch (value) {
            case Obj _ -> "an object";
            case Items _ -> "an array";
            case Text text -> "the text \"" + text.value() + "\"";
            case Whole whole -> "the integer " + whole.value();
            case Real real -> "the number " + real.value();
            case Wholes _ -> "an array of integers";
            case Reals _ -> "an array of floats";
        };
    }
}
