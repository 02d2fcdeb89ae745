package io.riskmesh.simulator.run;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.world.Parameters;
import java.util.List;

/// Everything that happened, in order of time.
public record Outcome(Parameters parameters, List<Payment> payments) {}
