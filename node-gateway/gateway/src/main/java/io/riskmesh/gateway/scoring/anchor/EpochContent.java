package io.riskmesh.gateway.scoring.anchor;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an epoch's leaves say together.
///
/// @param from time of the first
/// @param to time of the last
/// @param activations of the models that scored
/// @param instances that scored, or ended an epoch
record EpochContent(OptionalLong from, OptionalLong to, List<ActivationRef> activations, Set<String> instances) {

    static EpochContent read(ReceiptLog log, int epoch, LiveLedger ledger) throws IOException {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        TreeSet<String> instances = new TreeSet<>();
        Map<String, ModelRef> models = new TreeMap<>();
        for (long index : log.records(epoch)) {
            LogRecord record = log.read(index).orElseThrow(() -> new IOException("record " + index + " is not there"));
            first = Math.min(first, record.head().time());
            last = Math.max(last, record.head().time());
            try {
                switch (LogEntry.decode(record.leaf().toBytes())) {
                    case ScoreReceipt receipt -> {
                        instances.add(receipt.instance());
                        models.put(receipt.model().id(), receipt.model());
                    }
                    case io.riskmesh.ledger.receipt.EpochTally tally -> instances.add(tally.instance());
                }
            } catch (MalformedFact e) {
                throw new IOException("record " + index + " holds a leaf that is none", e);
            }
        }
        boolean empty = first > last;
        return new EpochContent(empty ? OptionalLong.empty() : OptionalLong.of(first), empty ? OptionalLong.empty() : OptionalLong.of(last),
                activations(models, ledger), instances);
    }

    private static List<ActivationRef> activations(Map<String, ModelRef> models, LiveLedger ledger) throws StorageFailure {
        List<ActivationRef> found = new ArrayList<>();
        for (ModelRef model : models.values()) {
            Activation last = ledger.authorizations().activations().get(model.name());
            for (int seq = last == null ? 0 : last.seq(); seq >= 1; seq--) { // the newest link that put this version in use
                var row = ledger.projection().get(Activation.keyOf(model.name(), seq)).value();
                if (row.isPresent() && row.get().fact() instanceof Activation activation && activation.version() == model.version()) {
                    found.add(new ActivationRef(activation.name(), activation.seq()));
                    break;
                }
            }
        }
        found.sort(Comparator.comparing(ActivationRef::name).thenComparingInt(ActivationRef::seq));
        return found;
    }
}
