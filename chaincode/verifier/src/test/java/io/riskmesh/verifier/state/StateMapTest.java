package io.riskmesh.verifier.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StateMapTest {

    @Test
    void is_a_sorted_map_whose_old_versions_stay() {
        Random random = new Random(11);
        TreeMap<StateKey, Versioned> plain = new TreeMap<>();
        StateMap map = StateMap.empty();
        for (int i = 0; i < 20_000; i++) {
            StateKey key = StateKey.open("ns", Integer.toString(random.nextInt(500)));
            StateMap before = map;
            int sizeBefore = before.size();
            if (random.nextInt(3) == 0) {
                map = map.without(key);
                plain.remove(key);
            } else {
                Versioned value = new Versioned(ByteString.copyFromUtf8("v" + i), new Version(i, 0));
                map = map.with(key, value);
                plain.put(key, value);
            }
            assertEquals(sizeBefore, before.size());
            assertEquals(Optional.ofNullable(plain.get(key)), map.get(key));
            assertEquals(plain.size(), map.size());
        }
        assertEquals(new ArrayList<>(plain.entrySet()), entries(map, null));
        StateKey middle = StateKey.open("ns", "3");
        assertEquals(new ArrayList<>(plain.tailMap(middle, true).entrySet()), entries(map, middle));
    }

    @Test
    void keys_in_order_do_not_make_it_deep() {
        StateMap map = StateMap.empty();
        for (int i = 0; i < 100_000; i++) {
            map = map.with(StateKey.open("ns", String.format(java.util.Locale.ROOT, "%08d", i)),
                    new Versioned(ByteString.EMPTY, new Version(i, 0)));
        }
        assertEquals(100_000, map.size());
        assertTrue(map.get(StateKey.open("ns", "00099999")).isPresent());
    }

    @Test
    void keys_stand_in_byte_order_and_public_ones_before_collections() {
        List<StateKey> ordered = List.of(
                StateKey.open("ns", "\u0000a"), StateKey.open("ns", "b"), StateKey.open("ns", "\uffee"),
                StateKey.open("ns", "\ud83d\ude00"), StateKey.hashed("ns", "coll", ByteString.EMPTY),
                StateKey.open("ns2", ""));
        StateMap map = StateMap.empty();
        for (StateKey key : ordered.reversed()) {
            map = map.with(key, new Versioned(ByteString.EMPTY, new Version(1, 0)));
        }
        assertEquals(ordered, entries(map, null).stream().map(Map.Entry::getKey).toList());
    }

    private static List<Map.Entry<StateKey, Versioned>> entries(StateMap map, StateKey first) {
        List<Map.Entry<StateKey, Versioned>> entries = new ArrayList<>();
        if (first == null) {
            map.forEach((key, value) -> entries.add(Map.entry(key, value)));
        } else {
            map.from(first, (key, value) -> entries.add(Map.entry(key, value)));
        }
        return entries;
    }
}
