package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.pair.PairContract;
import io.riskmesh.binselect.pair.SelectEngine;

final class PuncturedSelectTest extends PairContract {

    @Override
    protected SelectEngine engine() {
        return new PuncturedSelect(MemoryPlan.all());
    }
}
