package io.riskmesh.gateway.doctor;

import io.riskmesh.gateway.config.NodeConfig;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// All checks of `node doctor`, in the order in which a person would mend what they find.
public final class Doctor {
    private Doctor() {}

    /// Looks at everything.
    ///
    /// @param nanoTime monotonic
    public static List<Diagnosis> look(NodeConfig config, InstantSource clock, LongSupplier nanoTime) throws InterruptedException {
        List<Diagnosis> all = new ArrayList<>(new MachineCheckup(config.data().folder(), nanoTime).look());
        all.addAll(new NodeCheckup(config, clock, new OpsProbe(config.ops().listen()).answers()).look());
        return all;
    }
}
