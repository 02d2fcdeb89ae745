package io.riskmesh.gateway.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNameTest {

    @Test
    void distances_are_those_of_the_textbook() {
        assertEquals(3, NearestName.distance("kitten", "sitting"));
        assertEquals(0, NearestName.distance("", ""));
        assertEquals(4, NearestName.distance("", "rows"));
    }

    @Test
    void a_near_name_is_suggested_and_a_far_one_is_not() {
        List<String> known = List.of("amount", "age", "balance");
        assertEquals(" (did you mean amount?)", NearestName.suggestion("Amuont", known));
        assertEquals("", NearestName.suggestion("zzzzzzzz", known));
    }
}
