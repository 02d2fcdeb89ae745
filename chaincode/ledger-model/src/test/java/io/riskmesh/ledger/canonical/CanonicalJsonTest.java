package io.riskmesh.ledger.canonical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalJsonTest {

    private static final long SEED = 20261124L;

    @Test
    void a_value_is_written_with_sorted_keys_and_no_white_space() {
        CanonicalValue value = new CanonicalValue.Obj(new TreeMap<>(Map.of(
                "b", new CanonicalValue.Array(List.of(new CanonicalValue.Int(-7), new CanonicalValue.Bool(true))),
                "a", new CanonicalValue.Text("x\"\\é"))));
        assertEquals("{\"a\":\"x\\\"\\\\é\",\"b\":[-7,true]}",
                new String(CanonicalJson.encode(value), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{}x", "{ }", "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "{\"A\":1}", "01", "-0", "1.0", "1e3",
        "9007199254740992", "null", "[1,]", "\"\\u0041\"", "\"\\/\"", "\"\n\"", "[[[[[[[[[[1]]]]]]]]]]", "tru", "\"a"})
    void what_is_not_canonical_is_refused(String text) {
        assertThrows(MalformedFact.class, () -> CanonicalJson.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_lone_surrogate_and_an_oversized_value_are_refused() {
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThrows(MalformedFact.class, () -> CanonicalJson.decode(surrogate));
        assertThrows(IllegalArgumentException.class, () -> new CanonicalValue.Text("\uD800"));
        assertThrows(MalformedFact.class, () -> CanonicalJson.decode(new byte[CanonicalJson.MAX_BYTES + 1]));
    }

    @Test
    void random_bytes_and_mutated_values_give_a_value_or_a_refusal_and_nothing_else() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] base = "{\"a\":[1,-2,{\"b\":\"text\"}],\"c\":true}".getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = base.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
            }
            try {
                assertArrayEquals(bytes, CanonicalJson.encode(CanonicalJson.decode(bytes)));
                read++;
            } catch (MalformedFact _) {
                // A refusal is the expected answer.
            }
        }
        assertEquals(true, read > 100, "Some mutations stay canonical; seed " + SEED);
    }
}
