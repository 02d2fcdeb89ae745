package io.riskmesh.embedded.service;

import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.commit.CommitListener;
import io.riskmesh.embedded.commit.TransactionPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Clients that wait until a transaction is in a block. Thread-safe.
final class CommitWaiters implements CommitListener {
    private final Chain chain;
    private final Map<String, List<Consumer<TransactionPlace>>> waiting = new HashMap<>();

    CommitWaiters(Chain chain) {
        this.chain = chain;
    }

    /// Calls `then` once, at once if the transaction is in a block already.
    ///
    /// @return what ends the wait
    Runnable wait(String transactionId, Consumer<TransactionPlace> then) {
        synchronized (waiting) {
            waiting.computeIfAbsent(transactionId, _ -> new ArrayList<>()).add(then);
        }
        // After the entry: a block between the two finds it.
        Optional<TransactionPlace> place = chain.place(transactionId);
        if (place.isPresent() && forget(transactionId, then)) {
            then.accept(place.get());
        }
        return () -> forget(transactionId, then);
    }

    @Override
    public void committed(long block, List<String> transactionIds) {
        for (String id : transactionIds) {
            List<Consumer<TransactionPlace>> then = taken(id);
            chain.place(id).ifPresent(place -> then.forEach(one -> one.accept(place)));
        }
    }

    private List<Consumer<TransactionPlace>> taken(String transactionId) {
        synchronized (waiting) {
            List<Consumer<TransactionPlace>> all = waiting.remove(transactionId);
            return all == null ? List.of() : all;
        }
    }

    private boolean forget(String transactionId, Consumer<TransactionPlace> then) {
        synchronized (waiting) {
            List<Consumer<TransactionPlace>> all = waiting.get(transactionId);
            boolean was = all != null && all.remove(then);
            if (was && all.isEmpty()) {
                waiting.remove(transactionId);
            }
            return was;
        }
    }
}
