package io.riskmesh.simulator.rigging;

import io.riskmesh.simulator.world.Parameters;
import org.junit.jupiter.api.Tag;

/// Nightly: two networks of full scale.
@Tag("slow")
final class FullScaleRiggingTest extends RiggingChecks {

    FullScaleRiggingTest() {
        super(Parameters.of(0, 1, 5), 1, 1, 2);
    }
}
