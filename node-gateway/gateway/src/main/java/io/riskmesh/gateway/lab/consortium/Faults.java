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
        List<String> happened = new ArrayList<>();
        for (byte[] entry : EntryLog.read(file)) {
            happened.add(new String(entry, StandardCharsets.UTF_8));
        }
        Faults faults = new Faults(EntryLog.open(file));
        for (Fault fault : scenario.faults()) {
            PartyId party = parties.get(fault.bank());
            boolean left = happened.contains(LEFT + party);
            faults.watches.put(party, new FaultWatch(fault, left));
            if (left && !happened.contains(BACK + party)) {
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
        log.append((LEFT + party).getBytes(StandardCharsets.UTF_8));
    }

    void back(PartyId party) throws IOException {
        away.remove(party);
        log.append((BACK + party).getBytes(StandardCharsets.UTF_8));
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
