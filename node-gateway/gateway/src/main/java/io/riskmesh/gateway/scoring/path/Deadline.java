package io.riskmesh.gateway.scoring.path;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The end of one request's time. Travels as what remains: clocks of two machines are never compared.
///
/// @param nanos monotonic time
/// @param start when the request came
/// @param end when its answer is worth nothing any more
record Deadline(LongSupplier nanos, long start, long end) {

    static Deadline in(LongSupplier nanos, Duration time) {
        long now = nanos.getAsLong();
        return new Deadline(nanos, now, now + time.toNanos());
    }

    long elapsedNanos() {
        return nanos.getAsLong() - start;
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    boolean isOver() {
        return nanos.getAsLong() >= end;
    }

    /// A share of what remains.
    Duration share(double part) {
        return Duration.ofNanos((long) (Math.max(0, end - nanos.getAsLong()) * part));
    }
}
