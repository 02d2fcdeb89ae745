package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.live.RowsInOrder;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the book of approvals level with the blocks that the gateway takes, and tells what changed.
final class BookKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);

    private final LiveLedger ledger;
    private final RowsInOrder rows;
    private final ApprovalBook book = new ApprovalBook();
    private final BlockBell bell = new BlockBell();
    private final BiConsumer<ApprovalStates, ApprovalStates> turned;
    private volatile ApprovalStates states = ApprovalStates.empty();

    /// @param turned hears the states before and after a block, on the thread that takes blocks
    BookKeeper(LiveLedger ledger, BiConsumer<ApprovalStates, ApprovalStates> turned) {
        this.ledger = ledger;
        this.rows = new RowsInOrder(ledger.projection());
        this.turned = turned;
    }

    /// Reads what stands and follows from there.
    void start() throws StorageFailure {
        read(ledger.height());
        ledger.onBlock(this::taken);
        read(ledger.height()); // what came between the two
        bell.ring();
    }

    private void taken(long block) {
        try {
            read(block + 1);
        } catch (StorageFailure e) {
            LOG.error("event=approvals_behind block={}", block, e); // read with the next block
        }
        bell.ring();
    }

    private synchronized void read(long height) throws StorageFailure {
        TreeMap<Long, List<FactRow>> byBlock = new TreeMap<>();
        rows.upTo(height, row -> byBlock.computeIfAbsent(row.block(), _ -> new ArrayList<>()).add(row));
        for (long block = book.height(); block < height; block++) {
            book.take(block, byBlock.getOrDefault(block, List.of()));
        }
        ApprovalStates before = states;
        states = book.states();
        turned.accept(before, states);
    }

    ApprovalStates states() {
        return states;
    }

    /// Rings after each block and whenever a local state moved.
    BlockBell bell() {
        return bell;
    }

    /// Waits for the end of a flow, unless the caller is interrupted.
    static void join(Thread flow) {
        try {
            flow.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
