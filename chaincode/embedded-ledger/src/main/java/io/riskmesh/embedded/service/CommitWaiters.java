package io.riskmesh.embedded.service;

import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.commit.CommitListener;
import io.riskmesh.embedded.commit.TransactionPlace;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Clients that wait until a transaction is in a block. Each is told once. Thread-safe.
final class CommitWaiters implements CommitListener {

    /// One client.
    interface Waiter {
        void committed(TransactionPlace place);

        void stopped(ReadOnlyLedger cause);
    }

    private final Chain chain;
    private final Map<String, List<Waiter>> waiting = new HashMap<>();
    private Optional<ReadOnlyLedger> stopped = Optional.empty();

    CommitWaiters(Chain chain) {
        this.chain = chain;
    }

    /// Tells the waiter, at once if the transaction is in a block already.
    void wait(String transactionId, Waiter waiter) {
        Optional<ReadOnlyLedger> before;
        synchronized (waiting) {
            waiting.computeIfAbsent(transactionId, _ -> new ArrayList<>()).add(waiter);
            before = stopped;
        }
        // After the entry: a block between the two finds it.
        Optional<TransactionPlace> place = chain.place(transactionId);
        if ((place.isPresent() || before.isPresent()) && forget(transactionId, waiter)) {
            place.ifPresentOrElse(waiter::committed, () -> waiter.stopped(before.orElseThrow()));
        }
    }

    @Override
    public void committed(long block, List<String> transactionIds) {
        for (String id : transactionIds) {
            List<Waiter> all = taken(id);
            chain.place(id).ifPresent(place -> all.forEach(one -> one.committed(place)));
        }
    }

    /// No block will come any more.
    void stop(ReadOnlyLedger cause) {
        List<Waiter> all = new ArrayList<>();
        synchronized (waiting) {
            stopped = Optional.of(cause);
            waiting.values().forEach(all::addAll);
            waiting.clear();
        }
        all.forEach(one -> one.stopped(cause));
    }

    private List<Waiter> taken(String transactionId) {
        synchronized (waiting) {
            List<Waiter> all = waiting.remove(transactionId);
            return all == null ? List.of() : all;
        }
    }

    /// Ends a wait; false if the waiter was told already.
    boolean forget(String transactionId, Waiter waiter) {
        synchronized (waiting) {
            List<Waiter> all = waiting.get(transactionId);
            boolean was = all != null && all.remove(waiter);
            if (was && all.isEmpty()) {
                waiting.remove(transactionId);
            }
            return was;
        }
    }
}
