package io.riskmesh.federation.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReasonNamesTest {

    @Test
    void every_reason_of_secure_sum_stands_in_the_registry_under_its_string() {
        for (SumRefusal reason : SumRefusal.values()) {
            assertEquals(reason.code(), ReasonNames.of(reason).code());
            assertEquals("expected", ReasonNames.of(Refusal.of(reason, "expected", "actual")).expected());
        }
    }

    @Test
    void every_reason_of_bin_select_stands_in_the_registry_under_its_string() {
        for (SelectRefusal reason : SelectRefusal.values()) {
            assertEquals(reason.code(), ReasonNames.of(reason).code());
        }
    }

    @Test
    void other_texts_name_no_reason() {
        assertEquals(Optional.empty(), ReasonNames.find("no_such_reason"));
        assertEquals(Optional.empty(), ReasonNames.find(""));
    }
}
