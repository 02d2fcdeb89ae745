package io.riskmesh.contract.generated;

import io.riskmesh.ledger.canonical.CanonicalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Changes one place of a request to something that could stand there: a value of the same type from another request, a neighbour, or
/// a list with one element more, less, or elsewhere.
final class ValueChange {

    private final List<String> texts = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>(List.of(0L, 1L, 2L, 3L, 100L, CanonicalValue.MAX_INT, -1L));

    /// @param seen requests whose values may turn up elsewhere
    ValueChange(List<CanonicalValue.Obj> seen) {
        seen.forEach(this::collect);
        texts.addAll(List.of("", "x", "unknown", "StrangerMSP", "REJECT", "ALL_BANKS", "ENCLAVE", "DP", "ABORTED", "RETIRED",
                "PRODUCTION", "a\u00e9\uD83D\uDE00", "/".repeat(600)));
    }

    CanonicalValue.Obj change(CanonicalValue.Obj object, Random random) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(object.fields());
        if (fields.isEmpty() || random.nextInt(20) == 0) {
            fields.put("extra", new CanonicalValue.Text(pick(texts, random)));
            return new CanonicalValue.Obj(fields);
        }
        String name = pick(List.copyOf(fields.keySet()), random);
        if (random.nextInt(15) == 0) {
            fields.remove(name);
        } else {
            fields.put(name, random.nextInt(25) == 0 ? other(random) : change(fields.get(name), random));
        }
        return new CanonicalValue.Obj(fields);
    }

    private CanonicalValue change(CanonicalValue value, Random random) {
        return switch (value) {
            case CanonicalValue.Bool(boolean bool) -> new CanonicalValue.Bool(!bool);
            case CanonicalValue.Int(long number) -> new CanonicalValue.Int(change(number, random));
            case CanonicalValue.Text _ -> new CanonicalValue.Text(pick(texts, random));
            case CanonicalValue.Array(List<CanonicalValue> items) -> new CanonicalValue.Array(change(items, random));
            case CanonicalValue.Obj object -> change(object, random);
        };
    }

    private long change(long number, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Math.min(number + 1, CanonicalValue.MAX_INT);
            case 1 -> Math.max(number - 1, -CanonicalValue.MAX_INT);
            default -> pick(numbers, random);
        };
    }

    private List<CanonicalValue> change(List<CanonicalValue> items, Random random) {
        List<CanonicalValue> changed = new ArrayList<>(items);
        if (changed.isEmpty()) {
            changed.add(other(random));
            return changed;
        }
        int index = random.nextInt(changed.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(index);
            case 1 -> changed.add(index, changed.get(random.nextInt(changed.size())));
            case 2 -> changed.add(changed.remove(index));
            default -> changed.set(index, change(changed.get(index), random));
        }
        return changed;
    }

    private CanonicalValue other(Random random) {
        return random.nextBoolean() ? new CanonicalValue.Text(pick(texts, random)) : new CanonicalValue.Int(pick(numbers, random));
    }

    private void collect(CanonicalValue value) {
        switch (value) {
            case CanonicalValue.Bool _ -> { }
            case CanonicalValue.Int(long number) -> numbers.add(number);
            case CanonicalValue.Text(String text) -> texts.add(text);
            case CanonicalValue.Array(List<CanonicalValue> items) -> items.forEach(this::collect);
            case CanonicalValue.Obj object -> object.fields().values().forEach(this::collect);
        }
    }

    private static <T> T pick(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }
}
