package io.riskmesh.gateway.lab.fault;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What goes wrong in a run.
///
/// @param faults at most one per bank
public record FaultScenario(List<Fault> faults) {
    /// Nothing goes wrong.
    public static final FaultScenario NONE = new FaultScenario(List.of());

    /// Copies the list.
    public FaultScenario {
        faults = List.copyOf(faults);
    }

    /// Refuses names of banks that the run does not have, and two faults of one bank.
    public void requireBanks(List<String> banks) throws Stopped {
        Set<String> seen = new HashSet<>();
        for (Fault fault : faults) {
            if (!banks.contains(fault.bank())) {
                throw Stopped.usage("--faults: expected one of the banks " + String.join(", ", banks) + ", found \"" + fault.bank()
                        + "\"");
            }
            if (!seen.add(fault.bank())) {
                throw Stopped.usage("--faults: expected one fault per bank, found two of " + fault.bank());
            }
        }
    }
}
