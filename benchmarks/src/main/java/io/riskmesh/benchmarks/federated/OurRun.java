package io.riskmesh.benchmarks.federated;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One federation from rows in memory to a model file: keys, cuts, bins, trees, every message encoded and decoded, every
/// journal entry written to disk.
record OurRun(Cost cost, PhaseMarks.Phases phases, FederatedModel model) {

    static OurRun of(FourBanks banks, Workload work, WorkThreads threads) throws Exception {
        Path checkpoint = Files.createTempDirectory("riskmesh-bench");
        try {
            FederatedModel[] model = new FederatedModel[1];
            PhaseMarks.Phases[] phases = new PhaseMarks.Phases[1];
            Cost cost = new CpuClock().time(() -> {
                PhaseMarks marks = new PhaseMarks(work.trees());
                Consortium consortium =
                        new Consortium(banks.data(), work.ours(), FaultScenario.NONE, checkpoint, new SecureRandom());
                model[0] = consortium.train(threads, marks.progress());
                phases[0] = marks.phases();
            });
            return new OurRun(cost, phases[0], model[0]);
        } finally {
            delete(checkpoint);
        }
    }

    /// Bytes that one bank sent per tree, keys and cuts included: the mean of the banks that only take part.
    long sentPerTree() {
        List<PartyId> roster = model.terms().roster();
        double sent = roster.stream().filter(party -> !party.equals(model.terms().coordinator()))
                .mapToLong(party -> model.wire().sent(party)).average().orElseThrow();
        return Math.round(sent / model.grownTrees());
    }

    double nodesPerTree() {
        return NodesPerTree.of(model.released());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String toString() {
        return "OurRun[" + cost + "]";
    }
}
