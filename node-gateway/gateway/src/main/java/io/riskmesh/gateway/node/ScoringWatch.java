package io.riskmesh.gateway.node;

import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.enclave.Verdict;
import io.riskmesh.gateway.scoring.room.ScoringRoom;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.EnclaveUse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// A bank's receipts, scorers and sessions as its metrics see them.
record ScoringWatch(LiveLedger ledger, ScoringRoom room) implements EnclaveMetrics.View, RoomMetrics.Receipts {

    /// Registers the metrics; each block may bring members and instances, which then get series of their own.
    static void begin(Foundation base, LiveLedger ledger, ScoringRoom room) {
        ScoringWatch watch = new ScoringWatch(ledger, room);
        EnclaveMetrics enclaves = new EnclaveMetrics(base.metrics(), watch, base.world().clock());
        room.watchBatches(records -> base.metrics().size(Metric.RECEIPT_BATCH_SIZE, records));
        RoomMetrics receipts = RoomMetrics.begin(base.metrics(), watch, base.world().clock());
        Runnable refresh = () -> {
            enclaves.refresh();
            receipts.members(() -> new TreeSet<>(ledger.authorizations().members()));
        };
        refresh.run();
        ledger.onBlock(_ -> refresh.run());
    }

    @Override
    public Map<String, EnclaveInstance> instances() {
        AuthorizationView view = ledger.authorizations();
        TreeMap<String, EnclaveInstance> scorers = new TreeMap<>(view.enclaves());
        // No session is kept with an evaluator.
        scorers.values().removeIf(instance -> view.images().containsKey(instance.referenceValues())
                && view.images().get(instance.referenceValues()).use() == EnclaveUse.EVALUATOR);
        return scorers;
    }

    @Override
    public Map<String, Verdict> verdicts() {
        return room.sessions().verdicts();
    }

    @Override
    public Optional<LiveSession> session(EnclaveInstance instance) {
        return room.sessions().of(instance.instance(), instance.epoch());
    }

    @Override
    public OptionalLong ends(CollateralRef table) {
        try {
            return ledger.projection().get(Collateral.keyOf(table.type(), table.fmspc(), table.seq())).value()
                    .map(row -> ((Collateral) row.fact()).nextUpdate()).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        } catch (StorageFailure e) {
            return OptionalLong.empty(); // the health check on the storage tells it
        }
    }

    @Override
    public long[] receiptStates() {
        return room.receiptStates();
    }

    @Override
    public OptionalLong anchoredAt() {
        return room.anchoredAt();
    }

    @Override
    public Map<PartyId, Long> missingNotes() {
        return room.missingNotes();
    }
}
