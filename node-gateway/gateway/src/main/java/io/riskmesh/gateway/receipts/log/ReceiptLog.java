package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.RecordCodec;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.OpenSegment;
import io.riskmesh.gateway.receipts.segment.ReceiptLogCorrupt;
import io.riskmesh.gateway.receipts.segment.RecordVisitor;
import io.riskmesh.gateway.receipts.segment.Recovery;
import io.riskmesh.gateway.receipts.segment.SegmentNames;
import io.riskmesh.gateway.receipts.segment.UnfitRecord;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.TreeHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.concurrent.locks.LockSupport;

/// A gateway's receipt log (design `serving.md` section 6). A record is *sequenced* when its future completes, *integrated* when
/// its epoch has ended, *published* when somebody anchors the checkpoint. One thread writes; reads and proofs are for all threads.
///
/// Futures complete on the writer's thread: what follows from one must go to an executor of its own at once.
public final class ReceiptLog implements AutoCloseable {
    private static final long POLL_MILLIS = 50;
    private static final long FREE_CHECK_MILLIS = 1_000;
    private static final int CROWD = 8; // so many at a time that a sync each few of them costs more than they do
    private static final int GATHERED = 32; // a batch that shares a sync well
    private static final long MOST_GATHERING_NANOS = 500_000;

    private final ReceiptLogPlan plan;
    private final LogFolder lock;
    private final ReceiptTree tree;
    private final Places places;
    private final LogWriter writer;
    private final ArrayBlockingQueue<Waiting> queue;
    private final Object epochEnd = new Object();
    private final Thread thread;
    private volatile boolean closing;
    private volatile IntConsumer batches = _ -> { };
    private volatile Optional<ReceiptLogClosed> failure = Optional.empty();
    private long freeCheckedAt;
    private int lastBatch; // of the writer's thread, as the next
    private long lastSyncNanos;
    private boolean ended; // guarded by the queue's lock

    /// That a record's leaf is in the tree of a checkpoint.
    public record Included(Checkpoint checkpoint, InclusionProof proof) {}

    private ReceiptLog(ReceiptLogPlan plan, LogFolder lock, Reopened found) throws IOException {
        this.plan = plan;
        this.lock = lock;
        tree = found.tree;
        places = found.places;
        OpenSegment segment = new OpenSegment(plan.folder(), plan.disk(), found.recovered.segment(), plan.segmentBytes());
        writer = new LogWriter(segment, plan.parts(), plan.clock(), tree, places, found.leaves, found.recovered.nextIndex(),
                records -> batches.accept(records));
        queue = new ArrayBlockingQueue<>(plan.queue());
        freeCheckedAt = plan.clock().millis();
        thread = Thread.ofPlatform().name("receipt-log").unstarted(this::run);
    }

    /// Opens or founds a log, shows all its records, mends a torn tail.
    ///
    /// @param visitor for whoever keeps an index of the records, such as that of idempotency keys
    /// @throws IOException also if another process has the log
    public static ReceiptLog open(ReceiptLogPlan plan, RecordVisitor visitor) throws IOException, ReceiptLogCorrupt {
        Files.createDirectories(plan.folder());
        LogFolder lock = LogFolder.lock(plan.folder());
        try {
            Reopened reopened = new Reopened(new ReceiptTree(plan.id(), plan.padding()));
            reopened.recovered = Recovery.run(plan.folder(), plan.disk(), (segment, offset, record) -> {
                reopened.record(segment, offset, record);
                visitor.record(segment, offset, record);
            });
            ReceiptLog log = new ReceiptLog(plan, lock, reopened);
            log.thread.start();
            return log;
        } catch (IOException | ReceiptLogCorrupt | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What the records of a log say, in their order.
    private static final class Reopened {
        private final ReceiptTree tree;
        private final Places places = new Places();
        private final TreeHash hash = new TreeHash();
        private List<LeafHash> leaves = new ArrayList<>();
        private Recovery.Recovered recovered;

        Reopened(ReceiptTree tree) {
            this.tree = tree;
        }

        void record(int segment, long offset, LogRecord record) throws UnfitRecord {
            places.add(segment, offset);
            if (record.head().kind().isLeaf()) {
                leaves.add(LeafHash.of(record, hash));
            } else if (record.head().kind() == RecordKind.EPOCH_END) {
                tree.take(EpochEnd.of(record), leaves);
                leaves = new ArrayList<>();
            }
        }
    }

    /// From now on tells somebody, on the writer's thread, how many records each write made durable.
    public void watchBatches(IntConsumer told) {
        batches = told;
    }

    /// Asks for a record; never waits.
    public Appending append(NewRecord record) {
        if (closing || failure.isPresent()) {
            return new Appending.NotLogged("closed");
        }
        CompletableFuture<LogRecord> durable = new CompletableFuture<>();
        return switch (offer(new Waiting.Append(record, durable))) {
            case TAKEN -> new Appending.Accepted(durable);
            case FULL -> new Appending.NotLogged("full");
            case ENDED -> new Appending.NotLogged("closed");
        };
    }

    private enum Offer { TAKEN, FULL, ENDED }

    // What is taken under the lock is either written or told that it is not.
    private Offer offer(Waiting waiting) {
        synchronized (queue) {
            if (ended) {
                return Offer.ENDED;
            }
            return queue.offer(waiting) ? Offer.TAKEN : Offer.FULL;
        }
    }

    /// Ends the epoch: what was logged before is integrated.
    ///
    /// @param padTo of the consortium in force
    /// @return the log's state, to be signed and anchored
    public Checkpoint endEpoch(int padTo) throws ReceiptLogClosed, InterruptedException {
        synchronized (epochEnd) {
            CompletableFuture<Waiting.Ended> durable = new CompletableFuture<>();
            Waiting waiting = new Waiting.End(padTo, durable);
            Offer offer = offer(waiting);
            while (offer == Offer.FULL) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                offer = offer(waiting);
            }
            if (offer == Offer.ENDED) {
                throw closed();
            }
            try {
                Waiting.Ended ended = durable.get();
                return tree.take(ended.end(), ended.leaves());
            } catch (ExecutionException e) {
                throw new ReceiptLogClosed("receipt_log the epoch was not ended", e.getCause());
            } catch (UnfitRecord e) {
                throw new IllegalStateException("The writer counted other leaves than it gave", e);
            }
        }
    }

    /// Id of the log.
    public String id() {
        return plan.id();
    }

    /// Number of ended epochs.
    public int epochs() {
        return tree.epochs();
    }

    public Optional<Checkpoint> checkpoint(int epoch) {
        return tree.checkpoint(epoch);
    }

    /// Records whose leaves an ended epoch has, in their order; empty for an epoch that has not ended.
    public long[] records(int epoch) {
        return tree.records(epoch);
    }

    /// Durable leaves of records, in ended epochs and in the one under way.
    public long durableLeaves() {
        return writer.durableLeaves();
    }

    /// Leaves of records below the checkpoint of an ended epoch, without padding; 0 for an epoch that has not ended.
    public long leaves(int epoch) {
        return tree.leaves(epoch);
    }

    /// Durable leaves that belong to no ended epoch yet.
    public int openLeaves() {
        return writer.openLeaves();
    }

    /// That a record is integrated; empty as long as it is not, or if it has no leaf.
    public Optional<Included> included(long index) {
        return tree.included(index);
    }

    public Optional<ConsistencyProof> consistency(int earlierEpoch, int laterEpoch) {
        return tree.consistency(earlierEpoch, laterEpoch);
    }

    /// Records that are durable.
    public long size() {
        return places.count();
    }

    /// A durable record.
    public Optional<LogRecord> read(long index) throws IOException {
        OptionalLong place = places.find(index);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel in = FileChannel.open(SegmentNames.file(plan.folder(), Places.segment(place.getAsLong())),
                StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(RecordCodec.MAX_BYTES);
            long at = Places.offset(place.getAsLong());
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = in.read(bytes, at + bytes.position());
            }
            return switch (RecordCodec.read(bytes.flip())) {
                case RecordCodec.Found.Whole(LogRecord record, _) -> Optional.of(record);
                case RecordCodec.Found.Nothing _ -> throw new IOException("record " + index + " cannot be read any more");
            };
        }
    }

    /// Why the log writes no more; empty while it does.
    public Optional<ReceiptLogClosed> failure() {
        return failure;
    }

    private void run() {
        try {
            List<Waiting> waiting = new ArrayList<>();
            while (!closing || !queue.isEmpty()) {
                checkFree(); // before anything is taken: what is taken and not written would wait for ever
                Waiting first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    waiting.add(first);
                    gather();
                    queue.drainTo(waiting, LogWriter.MOST_RECORDS - 1);
                    write(waiting);
                    waiting.clear();
                }
            }
            writer.close();
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(e);
            Thread.currentThread().interrupt();
        } finally {
            refuseRest();
        }
    }

    // A sync takes as much of a processor as dozens of answers. Where many come at a time, the next one waits for more of them, no
    // longer than the last one took: a record then waits for two syncs at most, as it does behind one that is under way.
    private void gather() {
        if (lastBatch >= CROWD && queue.size() < GATHERED) {
            LockSupport.parkNanos(Math.min(lastSyncNanos, MOST_GATHERING_NANOS));
        }
    }

    private void write(List<Waiting> waiting) throws IOException {
        try {
            long began = System.nanoTime();
            writer.write(waiting);
            lastSyncNanos = System.nanoTime() - began;
            lastBatch = waiting.size();
        } catch (IOException | RuntimeException e) {
            fail(e);
            waiting.forEach(one -> one.durable().completeExceptionally(closed()));
            throw e;
        }
    }

    private void checkFree() throws IOException {
        long now = plan.clock().millis();
        if (now - freeCheckedAt >= FREE_CHECK_MILLIS) {
            freeCheckedAt = now;
            long free = plan.disk().usableBytes(plan.folder());
            if (free < plan.leastFreeBytes()) {
                throw new IOException("expected at least " + plan.leastFreeBytes() + " bytes free, found " + free);
            }
        }
    }

    private void fail(Exception cause) {
        failure = Optional.of(new ReceiptLogClosed("receipt_log writes no more: " + cause.getMessage(), cause));
    }

    private ReceiptLogClosed closed() {
        return failure.orElseGet(() -> new ReceiptLogClosed("receipt_log is closed", null));
    }

    private void refuseRest() {
        List<Waiting> rest = new ArrayList<>();
        synchronized (queue) {
            ended = true;
            queue.drainTo(rest);
        }
        rest.forEach(one -> one.durable().completeExceptionally(closed()));
    }

    /// Writes what waits, then closes. Appends that come meanwhile are not logged.
    @Override
    public void close() throws IOException {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        lock.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
