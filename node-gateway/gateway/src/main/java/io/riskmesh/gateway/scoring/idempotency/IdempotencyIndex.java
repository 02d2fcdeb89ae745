package io.riskmesh.gateway.scoring.idempotency;

import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows which idempotency keys of the last 24 hours were answered, by which record of the receipt log (design `serving.md` section
/// 5). The log is the truth; the table behind it is filled in batches, and from the log's tail after a crash. Thread-safe.
public final class IdempotencyIndex {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyIndex.class);
    private static final long HOUR_MILLIS = 60 * 60 * 1000L;
    private static final int HOURS = 25; // 24 full ones and the one under way
    private static final long RECENT_MILLIS = 2 * 60 * 1000L;
    private static final int KEYS_PER_HOUR = 1 << 20;

    private final ScoreKeyTable table;
    private final Executor sql;
    private final InstantSource clock;
    private final Map<Digest, Digest> inFlight = new HashMap<>(); // body by key; guarded by this, like all below
    private final Map<Digest, Answered> recent = new HashMap<>();
    private final Deque<Answered> byAge = new ArrayDeque<>();
    private final Deque<HourFilter> filters = new ArrayDeque<>();
    private List<Answered> unwritten = new ArrayList<>();

    /// @param sql executor for look-ups
    public IdempotencyIndex(ScoreKeyTable table, Executor sql, InstantSource clock) {
        this.table = table;
        this.sql = sql;
        this.clock = clock;
    }

    /// What is known of a key.
    public sealed interface Begin {

        /// Nobody asked under it, or what was asked had no answer; it is in flight now, until [#end].
        record Fresh() implements Begin {}

        /// It was answered, for the same body.
        ///
        /// @param record of the receipt log
        record Replay(long record) implements Begin {}

        /// It is in flight.
        ///
        /// @param sameBody whether for the same body
        record InFlight(boolean sameBody) implements Begin {}

        /// It was answered for another body.
        record Reused() implements Begin {}

        /// Whether it was answered cannot be found out now.
        record Unknown() implements Begin {}
    }

    /// Begins a request.
    public CompletionStage<Begin> begin(Digest key, Digest body) {
        synchronized (this) {
            Digest running = inFlight.get(key);
            if (running != null) {
                return done(new Begin.InFlight(running.equals(body)));
            }
            expire();
            Answered answered = recent.get(key);
            if (answered != null) {
                return done(answered.begin(body));
            }
            inFlight.put(key, body); // also while the table is asked: a second one must not begin meanwhile
            if (filters.stream().noneMatch(filter -> filter.mayHold(key))) {
                return done(new Begin.Fresh());
            }
        }
        return CompletableFuture.supplyAsync(() -> lookUp(key, body), sql);
    }

    private static CompletionStage<Begin> done(Begin begin) {
        return CompletableFuture.completedFuture(begin);
    }

    private Begin lookUp(Digest key, Digest body) {
        Begin found;
        try {
            flush();
            Optional<Answered> answered = table.find(key).filter(one -> clock.millis() - one.at() < 24 * HOUR_MILLIS);
            found = answered.map(one -> one.begin(body)).orElseGet(Begin.Fresh::new);
        } catch (StorageFailure e) {
            LOG.warn("event=idempotency_unreadable why={}", e.getMessage());
            found = new Begin.Unknown();
        }
        if (!(found instanceof Begin.Fresh)) {
            end(key);
        }
        return found;
    }

    /// The request is no longer in flight; whoever got an answer that is kept calls [#answered] before.
    public synchronized void end(Digest key) {
        inFlight.remove(key);
    }

    /// A record of the log answers a key; also called for every record of the log's last day at the start.
    public synchronized void answered(Answered answered) {
        recent.put(answered.key(), answered);
        byAge.addLast(answered);
        filter(answered.at() / HOUR_MILLIS).ifPresent(filter -> filter.add(answered.key()));
        unwritten.add(answered);
    }

    // Older hours than a day are of no interest, and none is made twice.
    private Optional<HourFilter> filter(long hour) {
        long now = clock.millis() / HOUR_MILLIS;
        filters.removeIf(filter -> filter.hour() <= now - HOURS);
        if (hour <= now - HOURS) {
            return Optional.empty();
        }
        for (HourFilter filter : filters) {
            if (filter.hour() == hour) {
                return Optional.of(filter);
            }
        }
        filters.addLast(new HourFilter(hour, KEYS_PER_HOUR));
        return Optional.of(filters.getLast());
    }

    // What was answered two minutes ago and is in the table need not be in memory.
    private void expire() {
        long limit = clock.millis() - RECENT_MILLIS;
        while (!byAge.isEmpty() && byAge.peekFirst().at() < limit && unwritten.isEmpty()) {
            recent.remove(byAge.peekFirst().key(), byAge.peekFirst());
            byAge.removeFirst();
        }
    }

    /// Writes what was answered into the table and forgets what is older than a day there; a flow calls it every second or so.
    public void flush() throws StorageFailure {
        List<Answered> batch;
        synchronized (this) {
            batch = unwritten;
            unwritten = new ArrayList<>();
        }
        try {
            table.add(batch);
        } catch (StorageFailure e) {
            synchronized (this) {
                batch.addAll(unwritten);
                unwritten = batch;
            }
            throw e;
        }
    }

    /// Deletes rows of more than a day ago.
    public void forgetOld() throws StorageFailure {
        table.deleteBefore(clock.millis() - 24 * HOUR_MILLIS);
    }

    /// At the start: marks the keys of the table's last day as perhaps seen.
    ///
    /// @return the record after the last one in the table; the log's tail from there is shown to [#answered]
    public long resume() throws StorageFailure {
        long next = table.nextRecord();
        table.each(clock.millis() - 24 * HOUR_MILLIS, (key, at) -> {
            synchronized (this) {
                filter(at / HOUR_MILLIS).ifPresent(filter -> filter.add(key));
            }
        });
        return next;
    }
}
