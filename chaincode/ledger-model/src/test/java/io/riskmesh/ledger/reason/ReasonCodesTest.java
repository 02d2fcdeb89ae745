package io.riskmesh.ledger.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReasonCodesTest {

    @Test
    void every_code_is_lower_snake_case_and_stands_once() {
        Set<String> seen = new HashSet<>();
        for (ReasonCode reason : all()) {
            String code = reason.code();
            assertTrue(code.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), code);
            assertEquals(code, reason.toString());
            assertTrue(seen.add(code), "Twice: " + code);
        }
    }

    /// A code may be added to the list; none is ever renamed, reused or taken out.
    @Test
    void the_registry_is_the_committed_list() throws IOException {
        List<String> lines = new ArrayList<>();
        for (ReasonCode reason : all()) {
            lines.add(reason.getClass().getSimpleName() + " " + reason.code());
        }
        assertEquals(String.join("\n", committed()), String.join("\n", lines));
        assertTrue(lines.size() >= 180, "The registry shrank to " + lines.size());
    }

    private static List<ReasonCode> all() {
        List<ReasonCode> all = new ArrayList<>();
        for (Class<?> permitted : ReasonCode.class.getPermittedSubclasses()) {
            for (Object constant : permitted.getEnumConstants()) {
                all.add((ReasonCode) constant);
            }
        }
        return all;
    }

    private static List<String> committed() throws IOException {
        try (InputStream in = ReasonCodesTest.class.getResourceAsStream("reason-codes.txt")) {
            assertNotNull(in);
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n"));
        }
    }
}
