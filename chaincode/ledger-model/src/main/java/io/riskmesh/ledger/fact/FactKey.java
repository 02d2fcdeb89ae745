package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.ArrayList;
import java.util.List;

/// A composite key of the ledger: a type and attributes of visible ASCII. The ledger orders keys by UTF-8 bytes, Java orders
/// strings by UTF-16; for these characters both orders are one.
///
/// @param type such as `AUTH`
public record FactKey(String type, List<String> attributes) implements Comparable<FactKey> {

    /// Digits of a sequence in a key, so that the order of keys is the order of numbers.
    public static final int SEQUENCE_DIGITS = 10;

    private static final char BORDER = 0;

    public FactKey {
        attributes = List.copyOf(attributes);
        if (!isPart(type) || !attributes.stream().allMatch(FactKey::isPart)) {
            throw new IllegalArgumentException("A key has a type and attributes of visible ASCII, none empty");
        }
    }

    /// A number as an attribute.
    public static String sequence(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }

    /// As Fabric's `createCompositeKey` makes it: U+0000 type U+0000, then each attribute with U+0000.
    public String compositeKey() {
        StringBuilder key = new StringBuilder().append(BORDER).append(type).append(BORDER);
        attributes.forEach(attribute -> key.append(attribute).append(BORDER));
        return key.toString();
    }

    /// Reads what [#compositeKey] gives.
    public static FactKey parse(String compositeKey) throws MalformedFact {
        List<String> parts = new ArrayList<>();
        int start = 1;
        for (int end = compositeKey.indexOf(BORDER, start); end >= 0; end = compositeKey.indexOf(BORDER, start)) {
            parts.add(compositeKey.substring(start, end));
            start = end + 1;
        }
        if (compositeKey.isEmpty() || compositeKey.charAt(0) != BORDER || start != compositeKey.length()
                || parts.isEmpty() || !parts.stream().allMatch(FactKey::isPart)) {
            throw new MalformedFact("Not a composite key of type and ASCII attributes");
        }
        return new FactKey(parts.getFirst(), parts.subList(1, parts.size()));
    }

    private static boolean isPart(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    @Override
    public int compareTo(FactKey other) {
        return compositeKey().compareTo(other.compositeKey());
    }

    /// `TYPE/attribute/...`, for messages.
    @Override
    public String toString() {
        return attributes.isEmpty() ? type : type + "/" + String.join("/", attributes);
    }
}
