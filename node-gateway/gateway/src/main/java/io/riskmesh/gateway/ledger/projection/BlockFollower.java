package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.storage.StorageFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/// Keeps a projection level with a peer: block events from the database's own checkpoint on, and the peer's height every few
/// seconds, as a chain without new blocks is not an old one. A stream that ends, for whatever reason, is asked for again at the
/// checkpoint, so that the peer may close it on a reader that is too slow. Two threads of its own.
public final class BlockFollower implements AutoCloseable {
    /// Between two questions for the height.
    public static final Duration ASK_EVERY = Duration.ofSeconds(5);

    private static final long NONE = -1;
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(2);

    private final Projection projection;
    private final LedgerClient client;
    private final Duration askEvery;
    private final FollowListener listener;
    private final AtomicReference<Following> state = new AtomicReference<>(new Following.Live());
    private final AtomicReference<CloseableIterator<Block>> stream = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread follower;
    private final Thread asker;
    private long missedAt = NONE; // the asker's alone

    private BlockFollower(Projection projection, LedgerClient client, Duration askEvery, FollowListener listener) {
        this.projection = projection;
        this.client = client;
        this.askEvery = askEvery;
        this.listener = listener;
        this.follower = Thread.ofVirtual().name("block-follower").unstarted(this::follow);
        this.asker = Thread.ofVirtual().name("height-asker").unstarted(this::ask);
    }

    /// Starts to follow. Projection and client stay the caller's, to be closed after the follower.
    ///
    /// @param askEvery between two questions for the height
    public static BlockFollower start(Projection projection, LedgerClient client, Duration askEvery) {
        return start(projection, client, askEvery, FollowListener.none());
    }

    /// The same, telling somebody how it gets on.
    public static BlockFollower start(Projection projection, LedgerClient client, Duration askEvery, FollowListener listener) {
        BlockFollower started = new BlockFollower(projection, client, askEvery, listener);
        started.follower.start();
        started.asker.start();
        return started;
    }

    /// Takes the blocks that the peer has now and returns.
    public static void catchUp(Projection projection, LedgerClient client) throws LedgerUnavailable, BrokenChain, StorageFailure {
        long height = client.height();
        long next = nextBlock(projection);
        if (height < next) {
            throw new BrokenChain("the peer's blocks end before block " + (next - 1) + ", which was projected", null);
        }
        if (height > next) {
            take(projection, client, next, height);
        }
        projection.level();
    }

    private static void take(Projection projection, LedgerClient client, long next, long height)
            throws LedgerUnavailable, BrokenChain, StorageFailure {
        try (CloseableIterator<Block> blocks = client.blocks(next)) {
            for (long number = next; number < height; number++) {
                projection.take(blocks.next());
            }
        } catch (GatewayRuntimeException e) {
            throw new LedgerUnavailable("the peer stopped delivering blocks: " + e.getStatus().getCode(), e);
        }
    }

    private static long nextBlock(Projection projection) throws StorageFailure {
        Optional<Checkpoint> reached = projection.checkpoint();
        return reached.map(at -> at.block() + 1).orElse(0L);
    }

    /// How it stands.
    public Following state() {
        return state.get();
    }

    private void follow() {
        Duration pause = LEAST_PAUSE;
        try {
            while (goesOn()) {
                pause = takeUntilItEnds() ? LEAST_PAUSE : longer(pause);
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            // closed
        } catch (RuntimeException e) {
            turn(new Following.Stopped("a bug in what takes blocks: " + e));
            throw e;
        }
    }

    // Says whether blocks came.
    private boolean takeUntilItEnds() {
        boolean came = false;
        try (CloseableIterator<Block> blocks = client.blocks(nextBlock(projection))) {
            stream.set(blocks);
            while (goesOn() && blocks.hasNext()) {
                Block block = blocks.next();
                projection.take(block);
                listener.taken(block.getHeader().getNumber());
                came = true;
                turn(new Following.Live());
            }
            turn(new Following.Interrupted("the peer ended the stream"));
        } catch (GatewayRuntimeException e) {
            turn(new Following.Interrupted("the peer stopped delivering blocks: " + e.getStatus().getCode()));
        } catch (StorageFailure e) {
            turn(new Following.Interrupted(e.getMessage()));
        } catch (BrokenChain e) {
            turn(new Following.Stopped(e.getMessage()));
        }
        return came;
    }

    private void ask() {
        try {
            while (goesOn()) {
                askOnce();
                Thread.sleep(askEvery);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void askOnce() {
        try {
            long height = client.height();
            long next = nextBlock(projection);
            boolean level = height == next;
            if (level) {
                projection.level();
                turn(new Following.Live());
            }
            listener.heard(height, level);
            renewIfStuck(height, next);
        } catch (LedgerUnavailable | StorageFailure e) {
            turn(new Following.Interrupted(e.getMessage()));
        }
    }

    // A stream may be dead without anybody having said so, as when a machine between lost its power: the peer has blocks and none came
    // since it was last asked.
    private void renewIfStuck(long height, long next) {
        if (height > next && next == missedAt) {
            Optional.ofNullable(stream.get()).ifPresent(CloseableIterator::close);
        }
        missedAt = height > next ? next : NONE;
    }

    // What stopped for good stays stopped.
    private void turn(Following next) {
        state.updateAndGet(before -> before instanceof Following.Stopped ? before : next);
    }

    private boolean goesOn() {
        return !closed.get() && !(state.get() instanceof Following.Stopped);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : twice;
    }

    /// Ends both threads and waits for them, unless the caller is interrupted.
    @Override
    public void close() {
        closed.set(true);
        Optional.ofNullable(stream.get()).ifPresent(CloseableIterator::close);
        follower.interrupt();
        asker.interrupt();
        try {
            follower.join();
            asker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
