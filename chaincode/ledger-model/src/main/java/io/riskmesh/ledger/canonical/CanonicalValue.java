package io.riskmesh.ledger.canonical;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value of the restricted JSON of the ledger: no null, no fraction, no exponent, integers within +-(2^53 - 1).
public sealed interface CanonicalValue {

    long MAX_INT = (1L << 53) - 1;

    record Bool(boolean value) implements CanonicalValue {}

    record Int(long value) implements CanonicalValue {
        public Int {
            if (value > MAX_INT || value < -MAX_INT) {
                throw new IllegalArgumentException("A JSON integer lies within +-(2^53-1), got " + value);
            }
        }
    }

    record Text(String value) implements CanonicalValue {
        public Text {
            if (!isWritable(value)) {
                throw new IllegalArgumentException("A text has no control characters and no lone surrogates");
            }
        }

        static boolean isWritable(String text) {
            return text.codePoints().noneMatch(c -> c < 0x20 || (c >= 0xD800 && c <= 0xDFFF));
        }
    }

    record Array(List<CanonicalValue> items) implements CanonicalValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// Keys match `[a-z][A-Za-z0-9]{0,39}` and stand in byte order, which for this alphabet is the order of `String`.
    record Obj(SortedMap<String, CanonicalValue> fields) implements CanonicalValue {
        public Obj {
            for (String key : fields.keySet()) {
                if (!isKey(key)) {
                    throw new IllegalArgumentException("A key matches [a-z][A-Za-z0-9]{0,39}");
                }
            }
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        static boolean isKey(String key) {
            if (key.isEmpty() || key.length() > 40 || key.charAt(0) < 'a' || key.charAt(0) > 'z') {
                return false;
            }
            return key.chars().allMatch(c ->
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        }
    }
}
