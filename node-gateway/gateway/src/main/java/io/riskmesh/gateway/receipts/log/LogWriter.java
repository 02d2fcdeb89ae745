package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordCodec;
import io.riskmesh.gateway.receipts.record.RecordHead;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.OpenSegment;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.TreeHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Turns what waits into records, a batch at a time, and makes each batch durable with one write and one sync. Confined to the
/// writer's thread.
final class LogWriter {
    static final int MOST_RECORDS = 256;
    static final int MOST_BYTES = 1 << 20;

    private static final OpaqueBytes NOTHING = OpaqueBytes.of(new byte[0]);
    private static final Digest NO_DIGEST = Digest.fromBytes(new byte[Digest.LENGTH_BYTES]);

    private final OpenSegment segment;
    private final PrivateParts parts;
    private final Clock clock;
    private final ReceiptTree tree;
    private final Places places;
    private final ByteBuffer batch = ByteBuffer.allocate(MOST_BYTES + RecordCodec.MAX_BYTES);
    private final TreeHash hash = new TreeHash();
    private List<LeafHash> leaves; // of the epoch under way, durable
    private int leavesInBatch; // of the batch that is being made
    private final IntConsumer batches;
    private long nextIndex;
    private volatile int openLeaves; // for readers of other threads, as the next
    private final AtomicLong durableLeaves;

    /// @param leaves of the epoch that was under way
    /// @param batches told how many records each write made durable
    LogWriter(OpenSegment segment, PrivateParts parts, Clock clock, ReceiptTree tree, Places places, List<LeafHash> leaves,
            long nextIndex, IntConsumer batches) {
        this.segment = segment;
        this.parts = parts;
        this.clock = clock;
        this.tree = tree;
        this.places = places;
        this.leaves = new ArrayList<>(leaves);
        this.nextIndex = nextIndex;
        this.batches = batches;
        this.openLeaves = leaves.size();
        this.durableLeaves = new AtomicLong(tree.leaves(tree.epochs()) + leaves.size());
    }

    /// One of a batch, with what is told once it is durable.
    private record Written(LogRecord record, int bytes, Runnable told) {}

    /// Writes all of it, in one batch or in several, and tells those who wait.
    void write(List<Waiting> waiting) throws IOException {
        List<Written> written = new ArrayList<>();
        long batchStart = nextIndex;
        batch.clear();
        for (Waiting one : waiting) {
            Written next = make(one, batchStart);
            written.add(next);
            nextIndex++;
            if (batch.position() >= MOST_BYTES || one instanceof Waiting.End) { // an end counts the leaves before it: they must be there
                flush(written);
                written.clear();
                batchStart = nextIndex;
            }
        }
        flush(written);
    }

    private Written make(Waiting waiting, long batchStart) throws IOException {
        return switch (waiting) {
            case Waiting.Append(NewRecord fresh, var durable) -> {
                RecordHead head = new RecordHead(fresh.kind(), nextIndex, batchStart, clock.millis(), fresh.keyDigest(), fresh.bodyDigest());
                LogRecord record = new LogRecord(head, fresh.leaf(), fresh.proof(), parts.seal(head, fresh.privatePart().toBytes()));
                yield put(record, () -> durable.complete(record));
            }
            case Waiting.End(int padTo, var durable) -> {
                EpochEnd end = tree.endOf(leaves.size() + leavesInBatch, padTo);
                RecordHead head = new RecordHead(RecordKind.EPOCH_END, nextIndex, batchStart, clock.millis(), NO_DIGEST, NO_DIGEST);
                LogRecord record = new LogRecord(head, NOTHING, end.encode(), NOTHING);
                yield put(record, () -> {
                    List<LeafHash> ended = leaves;
                    leaves = new ArrayList<>();
                    durable.complete(new Waiting.Ended(end, ended));
                });
            }
        };
    }

    private Written put(LogRecord record, Runnable told) {
        int bytes = RecordCodec.encode(record, batch);
        leavesInBatch += record.head().kind().isLeaf() ? 1 : 0;
        return new Written(record, bytes, told);
    }

    private void flush(List<Written> written) throws IOException {
        if (written.isEmpty()) {
            return;
        }
        batch.flip();
        segment.prepare(batch.remaining());
        OpenSegment.Place place = segment.place();
        segment.append(batch);
        batch.clear();
        batches.accept(written.size());
        durableLeaves.addAndGet(leavesInBatch);
        leavesInBatch = 0;
        long offset = place.offset();
        for (Written one : written) {
            places.add(place.segment(), offset);
            offset += one.bytes;
            if (one.record.head().kind() != RecordKind.EPOCH_END) {
                one.told.run(); // before any hash: an answer does not wait for the tree
            }
        }
        for (Written one : written) {
            if (one.record.head().kind().isLeaf()) {
                leaves.add(LeafHash.of(one.record, hash));
            } else if (one.record.head().kind() == RecordKind.EPOCH_END) {
                one.told.run(); // it is the last, and takes the leaves
            }
        }
        openLeaves = leaves.size();
    }

    /// Durable leaves of all epochs.
    long durableLeaves() {
        return durableLeaves.get();
    }

    /// Durable leaves of the epoch under way.
    int openLeaves() {
        return openLeaves;
    }

    void close() throws IOException {
        segment.close();
    }
}
