package io.riskmesh.simulator.rigging;

import io.riskmesh.simulator.world.Parameters;
import org.junit.jupiter.api.Tag;

/// In every landing: two groups of six networks of 1/10 scale.
@Tag("acceptance")
final class TenthScaleRiggingTest extends RiggingChecks {

    TenthScaleRiggingTest() {
        super(Parameters.of(0, 0.1, 5).withThinning(12), 6, 1, 101);
    }
}
