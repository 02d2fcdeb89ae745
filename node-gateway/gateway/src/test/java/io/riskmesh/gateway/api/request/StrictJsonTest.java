package io.riskmesh.gateway.api.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StrictJsonTest {

    @Test
    void takes_one_value_and_nothing_else() {
        assertInstanceOf(StrictJson.Read.Value.class, read("{\"a\":[1,2.5,\"ü\",null,true]}"));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read(""));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("  "));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("{} {}"));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("{\"a\":1}x"));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("{'a':1}"));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("{\"a\":NaN}"));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), read("{\"a\":" + "9".repeat(100) + "}"));
    }

    @Test
    void refuses_a_name_that_comes_twice() {
        assertEquals(new StrictJson.Read.Not(Fault.DUPLICATE_FIELD), read("{\"a\":1,\"a\":1}"));
        assertEquals(new StrictJson.Read.Not(Fault.DUPLICATE_FIELD), read("{\"b\":{\"a\":1,\"\\u0061\":2}}"));
    }

    @Test
    void refuses_what_is_deep() {
        String fits = "[".repeat(StrictJson.DEPTH) + "]".repeat(StrictJson.DEPTH);
        assertInstanceOf(StrictJson.Read.Value.class, read(fits));
        assertEquals(new StrictJson.Read.Not(Fault.TOO_DEEP), read("[" + fits + "]"));
        assertEquals(new StrictJson.Read.Not(Fault.TOO_DEEP), read("{\"a\":".repeat(100_000)));
    }

    @Test
    void refuses_bytes_that_are_no_utf8() {
        byte[] latin = "{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(new StrictJson.Read.Not(Fault.NOT_UTF8), StrictJson.read(latin));
        assertEquals(new StrictJson.Read.Not(Fault.NOT_UTF8), StrictJson.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
        assertEquals(new StrictJson.Read.Not(Fault.MALFORMED), StrictJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void answers_any_bytes() {
        Random random = new Random(7);
        byte[] alphabet = "{}[]\",:\\u0019eE+-.trufalsn \n\u00fc".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = new byte[random.nextInt(40)];
            for (int at = 0; at < body.length; at++) {
                body[at] = alphabet[random.nextInt(alphabet.length)];
            }
            assertInstanceOf(StrictJson.Read.class, StrictJson.read(body));
        }
    }

    private static StrictJson.Read read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
