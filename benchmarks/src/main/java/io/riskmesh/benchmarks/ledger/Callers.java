package io.riskmesh.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;

/// Clients that submit facts of 600 bytes and wait until each is committed.
final class Callers {
    private static final byte[] FACT = "f".repeat(600).getBytes(StandardCharsets.US_ASCII);

    private final Contract contract;
    private final String prefix;

    Callers(Contract contract, String prefix) {
        this.contract = contract;
        this.prefix = prefix;
    }

    /// What one transaction took, in nanoseconds.
    ///
    /// @param whole from the moment it was to begin until it was known to be committed
    /// @param submitted from its submission until then
    record Latency(long whole, long submitted) {}

    /// So many callers, each with its next transaction as soon as the one before is committed.
    void closed(int callers, int transactions) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(pool.submit(() -> {
                    for (int n = next.getAndIncrement(); n < transactions; n = next.getAndIncrement()) {
                        one(n, System.nanoTime());
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /// One transaction every so often, whether the ones before are committed or not; a late start counts as latency.
    List<Latency> open(int perSecond, int seconds) throws Exception {
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<Future<Latency>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                int number = i;
                long due = start + i * gap;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                all.add(pool.submit(() -> one(number, due)));
            }
            List<Latency> latencies = new ArrayList<>();
            for (Future<Latency> one : all) {
                latencies.add(one.get());
            }
            return Collections.unmodifiableList(latencies);
        }
    }

    private Latency one(int number, long due) throws Exception {
        Transaction transaction = contract.newProposal("keep")
                .addArguments((prefix + number).getBytes(StandardCharsets.UTF_8), FACT).build().endorse();
        long before = System.nanoTime();
        SubmittedTransaction submitted = transaction.submitAsync();
        if (!submitted.getStatus().isSuccessful()) {
            throw new IllegalStateException("Transaction " + number + " became " + submitted.getStatus().getCode());
        }
        long now = System.nanoTime();
        return new Latency(now - due, now - before);
    }
}
