package io.riskmesh.ledger.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReasonCodesTest {

    @Test
    void every_code_is_lower_snake_case_and_stands_once() {
        Set<String> seen = new HashSet<>();
        int constants = 0;
        for (Class<?> permitted : ReasonCode.class.getPermittedSubclasses()) {
            for (Object constant : permitted.getEnumConstants()) {
                String code = ((ReasonCode) constant).code();
                assertTrue(code.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), code);
                assertTrue(seen.add(code), "Twice: " + code);
                constants++;
            }
        }
        assertEquals(constants, seen.size());
        assertTrue(constants >= 50, "The registry shrank to " + constants);
    }
}
