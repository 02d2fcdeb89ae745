package io.riskmesh.attestation.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.reason.AttestationReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {

    @Test
    void values_are_read() throws Rejected {
        JsonValue value = parse(" {\"a\":[1,-20,0,true,false,\"x\\u00e4\\n\\/\"],\"b\":{},\"c\":[]} ");
        assertEquals(new JsonValue.Obj(Map.of("a", new JsonValue.Arr(List.of(new JsonValue.Int(1), new JsonValue.Int(-20),
                new JsonValue.Int(0), new JsonValue.Bool(true), new JsonValue.Bool(false), new JsonValue.Str("xä\n/"))),
                "b", new JsonValue.Obj(Map.of()), "c", new JsonValue.Arr(List.of()))), value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "{\"a\":1,}", "[1,]", "{\"a\":1,\"a\":2}", "1.0", "1e3", "01", "-0", "-", "+1", "null", "nan",
        "tru", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\u0001\"", "1 2", "{}x", "{a:1}", "'a'",
        "9999999999999999", "{\"a\" 1}", "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "\"\\u00g0\"", "//", "\ufeff1"})
    void what_readers_disagree_about_is_malformed(String json) {
        assertEquals(AttestationReason.COLLATERAL_MALFORMED, assertThrows(Rejected.class, () -> parse(json)).rejection().code());
    }

    @Test
    void bad_utf8_and_oversize_are_malformed() {
        assertThrows(Rejected.class, () -> StrictJson.parse(new byte[] {'"', (byte) 0xc3, '"'}));
        assertThrows(Rejected.class, () -> StrictJson.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
        assertThrows(Rejected.class, () -> parse("\"" + "a".repeat(StrictJson.MOST_BYTES) + "\""));
    }

    private static JsonValue parse(String json) throws Rejected {
        return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
