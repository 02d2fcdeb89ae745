package io.riskmesh.embedded.order;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.genesis.ChannelConfiguration;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one thread that cuts, validates and writes blocks. Envelopes wait in a bounded queue.
public final class Orderer implements AutoCloseable {
    private static final int LONGEST_QUEUE = 10_000;
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Chain chain;
    private final BlockingQueue<ByteString> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final BlockCutter cutter = new BlockCutter(ChannelConfiguration.MOST_TRANSACTIONS, ChannelConfiguration.PREFERRED_BYTES,
            TimeUnit.MILLISECONDS.toNanos(ChannelConfiguration.CUT_AFTER_MILLIS));
    private final Thread thread;
    private final Consumer<ReadOnlyLedger> whenStopped;
    private volatile boolean closing;
    private volatile Optional<ReadOnlyLedger> failure = Optional.empty();

    /// @param whenStopped told once if the disk takes no more blocks
    public Orderer(Chain chain, Consumer<ReadOnlyLedger> whenStopped) {
        this.chain = chain;
        this.whenStopped = whenStopped;
        thread = Thread.ofPlatform().name("orderer").start(this::run);
    }

    /// Puts the envelope into the queue.
    ///
    /// @return whether there was room
    /// @throws ReadOnlyLedger if the disk takes no more blocks
    public boolean submit(ByteString envelope) throws ReadOnlyLedger {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return !closing && queue.offer(envelope);
    }

    /// What stopped writing, if anything did.
    public Optional<ReadOnlyLedger> failure() {
        return failure;
    }

    /// Returns when what was submitted before is on the medium, or cannot be.
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty() || cutter.nanosLeft(System.nanoTime()).isPresent()) {
                step();
            }
        } catch (ReadOnlyLedger e) {
            stop(e);
        } catch (InterruptedException e) {
            stop(new ReadOnlyLedger(e));
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stop(new ReadOnlyLedger(e)); // a bug: nothing is written over it
            throw e;
        }
    }

    private void stop(ReadOnlyLedger cause) {
        failure = Optional.of(cause);
        queue.clear();
        whenStopped.accept(cause);
    }

    private void step() throws ReadOnlyLedger, InterruptedException {
        long wait = closing ? 0 : cutter.nanosLeft(System.nanoTime()).orElse(IDLE_NANOS);
        ByteString envelope = queue.poll(wait, TimeUnit.NANOSECONDS);
        if (envelope != null) {
            for (List<ByteString> block : cutter.add(envelope, System.nanoTime())) {
                chain.append(block);
            }
        }
        Optional<List<ByteString>> due =
                closing && envelope == null ? cutter.rest() : cutter.due(System.nanoTime());
        if (due.isPresent()) {
            chain.append(due.get());
        }
    }
}
