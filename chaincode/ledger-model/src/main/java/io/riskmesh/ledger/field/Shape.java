package io.riskmesh.ledger.field;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The ranges of the ledger's types (design `ledger.md` section 2), for what is built in memory. What is out of range is an
/// [IllegalArgumentException]; the decoder of facts turns it into a refusal.
public final class Shape {

    /// Most bytes of a `text`, in UTF-8.
    public static final int MAX_TEXT_BYTES = 512;

    /// Most digits of a sequence in a key, hence its bound.
    public static final int MAX_SEQUENCE = Integer.MAX_VALUE;

    private Shape() {}

    public static String id(String name, String value) {
        if (!PartyId.isId(value)) {
            throw new IllegalArgumentException(name + " is an id: 1 to 64 characters of [A-Za-z0-9._-]");
        }
        return value;
    }

    public static void optionalId(String name, Optional<String> value) {
        value.ifPresent(id -> id(name, id));
    }

    /// Ids that one party mints start with its own and a dot.
    public static void startsWith(String name, String value, PartyId party) {
        if (!value.startsWith(party.value() + ".")) {
            throw new IllegalArgumentException(name + " starts with " + party + " and a dot");
        }
    }

    public static String text(String name, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES
                || value.codePoints().anyMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF))) {
            throw new IllegalArgumentException(
                    name + " is a text: at most " + MAX_TEXT_BYTES + " bytes, no control characters");
        }
        return value;
    }

    public static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " lies within " + least + ".." + most + ", got " + value);
        }
        return value;
    }

    /// The number of a link of a chain: from 1.
    public static int sequence(String name, int value) {
        return (int) within(name, value, 1, MAX_SEQUENCE);
    }

    /// A count, from 0.
    public static long count(String name, long value) {
        return within(name, value, 0, CanonicalValue.MAX_INT);
    }

    /// Milliseconds since the epoch.
    public static long time(String name, long value) {
        return within(name, value, 0, CanonicalValue.MAX_INT);
    }

    /// A set: in ascending order, each element once, so that it has one encoding.
    public static <T extends Comparable<? super T>> List<T> set(String name, List<T> items) {
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i - 1).compareTo(items.get(i)) >= 0) {
                throw new IllegalArgumentException(name + " is a set: sorted, each once, got " + items);
            }
        }
        return List.copyOf(items);
    }

    /// A set of ids.
    public static List<String> ids(String name, List<String> items) {
        items.forEach(item -> id(name, item));
        return set(name, items);
    }

    /// A list of texts, in the order given.
    public static List<String> texts(String name, List<String> items) {
        items.forEach(item -> text(name, item));
        return List.copyOf(items);
    }
}
