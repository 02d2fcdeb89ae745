package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.gateway.checkpoint.EntryLog;
import io.riskmesh.gateway.lab.fault.Fault;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.report.FaultReport;
import io.riskmesh.ledger.PartyId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The faults of a run: which have happened, which banks are away. Kept on disk, as a resumed run must not repeat them.
final class Faults implements Closeable {
    private static final String LEFT = "left ";
    private static final String BACK = "back ";
    private static final String STOPPED = "stopped"; // whoever opens the run again opens it with all banks

    private final Map<PartyId, FaultWatch> watches = new TreeMap<>();
    private final Set<PartyId> away = new HashSet<>();
    private final EntryLog log;

    private Faults(EntryLog log) {
        this.log = log;
    }

    /// Opens the faults of a run.
    ///
    /// @param file what happened so far
    /// @param parties of the banks' names
    static Faults open(Path file, FaultScenario scenario, Map<String, PartyId> parties) throws IOException {
        Set<String> left = new HashSet<>();
        Set<String> away = new HashSet<>();
        for (byte[] entry : EntryLog.read(file)) {
            String happened = new String(entry, StandardCharsets.UTF_8);
            if (happened.startsWith(LEFT)) {
                left.add(happened.substring(LEFT.length()));
                away.add(happened.substring(LEFT.length()));
            } else if (happened.startsWith(BACK)) {
                away.remove(happened.substring(BACK.length()));
            } else {
                away.clear();
            }
        }
        Faults faults = new Faults(EntryLog.open(file));
        for (Fault fault : scenario.faults()) {
            PartyId party = parties.get(fault.bank());
            faults.watches.put(party, new FaultWatch(fault, left.contains(party.value())));
            if (away.contains(party.value())) {
                faults.away.add(party);
            }
        }
        return faults;
    }

    Optional<FaultWatch> watch(PartyId party) {
        return Optional.ofNullable(watches.get(party));
    }

    boolean isAway(PartyId party) {
        return away.contains(party);
    }

    void left(PartyId party) throws IOException {
        away.add(party);
        note(LEFT + party);
    }

    void back(PartyId party) throws IOException {
        away.remove(party);
        note(BACK + party);
    }

    /// The run has stopped and may be opened again.
    void stopped() throws IOException {
        note(STOPPED);
    }

    private void note(String entry) throws IOException {
        log.append(entry.getBytes(StandardCharsets.UTF_8));
    }

    /// Banks that come back now that this tree begins: they are part of the next one.
    List<PartyId> returning(int tree) {
        List<PartyId> returning = new ArrayList<>();
        watches.forEach((party, watch) -> {
            if (away.contains(party) && watch.fault().returnsAtTree().isPresent()
                    && tree >= watch.fault().returnsAtTree().getAsInt() - 1) {
                returning.add(party);
            }
        });
        return returning;
    }

    /// Each fault and whether the run reached its point.
    List<FaultReport> reports() {
        return watches.values().stream().map(watch -> new FaultReport(watch.fault().bank(),
                watch.fault().leaves().toString(), watch.fault().returnsAtTree(), watch.happened())).toList();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
