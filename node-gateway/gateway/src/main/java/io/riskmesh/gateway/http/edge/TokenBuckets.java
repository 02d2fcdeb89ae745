package io.riskmesh.gateway.http.edge;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often each subject may ask: a bucket holds one second's worth and fills evenly. Thread-safe; a subject that is not among the
/// last ten thousand starts with a full bucket again, which costs at most one second's worth.
final class TokenBuckets {
    private static final int SUBJECTS = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanoTime;
    // By last use, oldest first.
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Bucket {
        private long credit; // nanoseconds, 0..SECOND
        private long at;
    }

    TokenBuckets(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /// Takes one token if there is one.
    synchronized boolean take(String subject) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(subject, _ -> full(now));
        bucket.credit = Math.min(SECOND, bucket.credit + (now - bucket.at));
        bucket.at = now;
        forgetOldest();
        long price = SECOND / perSecond;
        if (bucket.credit < price) {
            return false;
        }
        bucket.credit -= price;
        return true;
    }

    private static Bucket full(long now) {
        Bucket bucket = new Bucket();
        bucket.credit = SECOND;
        bucket.at = now;
        return bucket;
    }

    private void forgetOldest() {
        if (buckets.size() > SUBJECTS) {
            Iterator<String> oldest = buckets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
