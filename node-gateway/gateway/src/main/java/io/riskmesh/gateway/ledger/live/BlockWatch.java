package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.projection.FollowListener;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Swaps the view after each block and remembers when the ledger was last heard.
final class BlockWatch implements FollowListener {
    private static final Logger LOG = LoggerFactory.getLogger(BlockWatch.class);

    private final Projection projection;
    private final LongSupplier nanos;
    private final RowsInOrder rows;
    private final AuthorizationFold fold = new AuthorizationFold();
    private final List<Consumer<Long>> listeners = new CopyOnWriteArrayList<>();
    private volatile AuthorizationView view = AuthorizationView.empty();
    private volatile OptionalLong heard = OptionalLong.empty();
    private volatile long peerHeight;
    private volatile boolean caughtUp;

    BlockWatch(Projection projection, LongSupplier nanos) {
        this.projection = projection;
        this.rows = new RowsInOrder(projection);
        this.nanos = nanos;
    }

    /// Takes up what stands in the database. A process that just started heard nothing yet, so its view has no age.
    void resume() throws StorageFailure {
        long height = projection.checkpoint().map(at -> at.block() + 1).orElse(0L);
        fold(height);
    }

    @Override
    public void taken(long block) throws StorageFailure {
        fold(block + 1);
        peerHeight = Math.max(peerHeight, block + 1);
        heard = OptionalLong.of(nanos.getAsLong());
        for (Consumer<Long> listener : listeners) {
            tell(listener, block);
        }
    }

    // A view that could not be made when its block came is made before it is called level.
    @Override
    public void heard(long height, boolean level) throws StorageFailure {
        peerHeight = height;
        if (level) {
            fold(height);
            caughtUp = true;
            heard = OptionalLong.of(nanos.getAsLong());
        }
    }

    private synchronized void fold(long height) throws StorageFailure {
        if (height <= view.height()) {
            return;
        }
        rows.upTo(height, fold::add);
        view = fold.view(height);
    }

    // One room's bug must not end another's blocks.
    private static void tell(Consumer<Long> listener, long block) {
        try {
            listener.accept(block);
        } catch (RuntimeException e) {
            LOG.error("event=block_listener_failed block={}", block, e);
        }
    }

    void onBlock(Consumer<Long> listener) {
        listeners.add(listener);
    }

    AuthorizationView view() {
        return view;
    }

    long lagBlocks() {
        return Math.max(0, peerHeight - view.height());
    }

    boolean caughtUpOnce() {
        return caughtUp;
    }

    long ageMillis() {
        OptionalLong at = heard;
        return at.isEmpty() ? Long.MAX_VALUE : Math.max(0, (nanos.getAsLong() - at.getAsLong()) / 1_000_000);
    }
}
