package io.riskmesh.ledger;

import java.util.Objects;

/// A member of the consortium, named by its Fabric MSP id: 1 to 64 characters of `[A-Za-z0-9._-]`.
/// Ordered by unsigned bytes, which for this alphabet is the order of `String`.
public record PartyId(String value) implements Comparable<PartyId> {

    public static final int MAX_LENGTH = 64;

    public PartyId {
        Objects.requireNonNull(value, "value");
        if (!isId(value)) {
            throw new IllegalArgumentException(
                    "A party id has 1 to 64 characters of [A-Za-z0-9._-], got one of length " + value.length());
        }
    }

    /// Whether the text is an id of the ledger (`ledger.md` section 2, type `id`).
    public static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        return text.chars().allMatch(PartyId::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '.' || c == '_' || c == '-';
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
