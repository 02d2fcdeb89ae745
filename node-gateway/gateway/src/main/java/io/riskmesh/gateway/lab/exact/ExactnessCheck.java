package io.riskmesh.gateway.lab.exact;

import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.replay.PooledReplay;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.TrainingRows;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.report.Exactness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Grows a federated model again on the concatenated rows of all banks, with the same cuts, rules, sample seeds and survivor
/// schedule, and compares bit for bit (acceptance test T1). What it knows of the run it reads from the run's messages.
public final class ExactnessCheck {
    private final LabData data;
    private final WorkThreads threads;

    /// A check on these rows.
    public ExactnessCheck(LabData data, WorkThreads threads) {
        this.data = data;
        this.threads = threads;
    }

    /// Replays and compares.
    public Exactness compare(FederatedModel federated) {
        return compare(federated, grow(federated));
    }

    /// The same for a run on the features of both sides (acceptance test T4).
    ///
    /// @param payees by training row, bank after bank: the place of the payee's bank, or -1
    public Exactness compare(FederatedModel federated, int[] payees) {
        return compare(federated, PooledReplay.growJoint(federated.terms(), federated.transcript(), owners(federated), payees).released());
    }

    private Exactness compare(FederatedModel federated, TreeEnsemble pooled) {
        TreeEnsemble released = federated.released();
        Optional<String> difference = TreeComparison.firstDifference(pooled.trees(), released.trees());
        float[] expected = new EnsemblePredictor(pooled).margins(data.test().matrix());
        float[] found = new EnsemblePredictor(released).margins(data.test().matrix());
        for (int row = 0; row < expected.length && difference.isEmpty(); row++) {
            if (Float.floatToRawIntBits(expected[row]) != Float.floatToRawIntBits(found[row])) {
                difference = Optional.of("margin of test row " + data.test().id(row) + ": expected " + expected[row] + ", found "
                        + found[row]);
            }
        }
        return new Exactness(released.trees().size(), expected.length, difference);
    }

    private List<OwnerRows> owners(FederatedModel federated) {
        List<OwnerRows> owners = new ArrayList<>();
        for (LabBank bank : data.banks()) {
            owners.add(TrainingRows.of(bank.train(), owners.size(), federated.sampleSeeds().get(owners.size())));
        }
        return owners;
    }

    private TreeEnsemble grow(FederatedModel federated) {
        List<Dataset> watched = data.banks().stream().map(LabBank::validation).toList();
        boolean stopsEarly = federated.terms().parameters().earlyStopping().rounds() > 0;
        Optional<ValidationRows> validation = stopsEarly ? TrainingRows.validation(watched) : Optional.empty();
        return PooledReplay.grow(federated.terms(), federated.transcript(), owners(federated), validation, threads.workers()).released();
    }
}
