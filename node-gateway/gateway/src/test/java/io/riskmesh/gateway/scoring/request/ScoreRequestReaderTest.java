package io.riskmesh.gateway.scoring.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScoreRequestReaderTest {
    private static final String GOOD = """
            {"payment":{"paymentId":"0f3a8c1e","initiatedAt":"2026-03-02T09:15:27.401Z","amount":{"currency":"EUR","minorUnits":184000},
            "scheme":"instant-credit-transfer","payer":{"institution":"HARBGB2LXXX","account":"GB00CANARY"},
            "payee":{"institution":"MEADFRPPXXX","account":"FR00CANARY"}},"signals":{"device_new":1},"purpose":"fraud","deadlineMs":150,"explain":2}""";

    private final ScoreRequestReader reader = new ScoreRequestReader(Set.of("device_new")::contains);

    @Test
    void a_documented_request_is_read() throws Exception {
        ScoreRequest read = read(GOOD);
        assertEquals("0f3a8c1e", read.payment().paymentId());
        assertEquals(1_772_442_927_401L, read.payment().initiatedAt());
        assertEquals(184_000, read.payment().minorUnits());
        assertEquals(1f, read.signals().get("device_new"));
        assertEquals(150, read.deadlineMs());
        assertEquals(2, read.explain());
    }

    @Test
    void a_value_is_the_float_of_the_double_of_the_decimal() throws Exception {
        assertEquals((float) 0.1, read(GOOD.replace("\"device_new\":1", "\"device_new\":0.1")).signals().get("device_new"));
    }

    @Test
    void what_is_wrong_is_named_by_its_place() {
        refused("unknown_field", "", GOOD.replace("\"purpose\"", "\"canary\":1,\"purpose\""));
        refused("unknown_field", "/payment", GOOD.replace("\"scheme\"", "\"CANARY\":\"x\",\"scheme\""));
        refused("unknown_field", "/signals", GOOD.replace("device_new", "CANARY"));
        refused("duplicate_field", "", GOOD.replace("\"purpose\"", "\"purpose\":\"x\",\"purpose\""));
        refused("missing", "/payment/scheme", GOOD.replace("\"scheme\":\"instant-credit-transfer\",", ""));
        refused("out_of_range", "/deadlineMs", GOOD.replace("150", "9"));
        refused("out_of_range", "/explain", GOOD.replace("\"explain\":2", "\"explain\":6"));
        refused("unknown_currency", "/payment/amount/currency", GOOD.replace("EUR", "EUX"));
        refused("integer_expected", "/payment/amount/minorUnits", GOOD.replace("184000", "184000.0"));
        refused("out_of_range", "/payment/amount/minorUnits", GOOD.replace("184000", "-1"));
        refused("invalid_time", "/payment/initiatedAt", GOOD.replace("27.401Z", "27.401"));
        refused("text_expected", "/payment/payer/account", GOOD.replace("\"GB00CANARY\"", "7"));
        refused("invalid_text", "/payment/payer/account", GOOD.replace("GB00CANARY", "GB00 CANARY"));
        refused("trailing_content", "", GOOD + "{}");
        refused("malformed_json", "", GOOD.substring(0, GOOD.length() - 1));
        refused("object_expected", "", "[]");
        refused("object_expected", "/payment", GOOD.replace("{\"payment\":{", "{\"payment\":[{").replace("}},\"signals\"", "}}],\"signals\""));
        refused("too_large", "", GOOD.replace("0f3a8c1e", "a".repeat(2_000)));
    }

    @Test
    void ten_thousand_broken_bodies_are_refused_or_read_and_never_fail_otherwise() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(body);
            } catch (InvalidRequest e) {
                assertFalse(e.getMessage().contains("CANARY"), "seed " + seed);
            }
        }
    }

    private void refused(String code, String pointer, String body) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> read(body), body);
        assertEquals(code + " at " + pointer, refused.code() + " at " + refused.pointer());
    }

    private ScoreRequest read(String body) throws InvalidRequest {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
