package io.riskmesh.binselect.insecure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.pair.PairContract;
import io.riskmesh.binselect.pair.SelectEngine;
import org.junit.jupiter.api.Test;

final class InsecurePlainSelectTest extends PairContract {

    @Override
    protected SelectEngine engine() {
        return new InsecurePlainSelect();
    }

    @Test
    void its_name_says_that_it_hides_nothing() {
        assertTrue(engine().name().contains("INSECURE"));
    }
}
