package io.riskmesh.gateway.health;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Feels the pulse of event loops: each of them tells the time twice a second, and how late it was with it.
public final class LoopPulse {
    private static final long EVERY_MILLIS = 500;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanoTime;
    private final List<AtomicLong> beats = new CopyOnWriteArrayList<>();

    /// @param nanoTime monotonic
    public LoopPulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Begins with the loops of one Vert.x.
    ///
    /// @param delay takes nanoseconds, on the loop
    /// @return when all of them have told the time once
    public Future<?> feel(Vertx vertx, int loops, LongConsumer delay) {
        return vertx.deployVerticle(() -> new VerticleBase() {
            @Override
            public Future<?> start() {
                AtomicLong beat = new AtomicLong(nanoTime.getAsLong());
                beats.add(beat);
                vertx.setPeriodic(EVERY_MILLIS, _ -> {
                    long now = nanoTime.getAsLong();
                    delay.accept(Math.max(0, now - beat.getAndSet(now) - TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS)));
                });
                return Future.succeededFuture();
            }
        }, new DeploymentOptions().setInstances(loops));
    }

    /// Whether every loop told the time within two seconds.
    public Finding check() {
        long now = nanoTime.getAsLong();
        long silent = beats.stream().filter(beat -> now - beat.get() > LIMIT_NANOS).count();
        return silent == 0 ? Finding.well(beats.size() + " loops") : Finding.ill(silent + " of " + beats.size() + " loops are silent");
    }
}
