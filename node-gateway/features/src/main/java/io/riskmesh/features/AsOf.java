package io.riskmesh.features;

/// The instant at which something happens or is asked, in whole seconds since 1970-01-01T00:00Z. A question as of an
/// instant sees only what [#isBefore] it.
public record AsOf(long epochSecond) implements Comparable<AsOf> {

    private static final double SECONDS_PER_DAY = 86_400;

    /// Strictly before: an event of the same second is not known yet.
    public boolean isBefore(AsOf other) {
        return epochSecond < other.epochSecond;
    }

    public long secondsSince(AsOf earlier) {
        return epochSecond - earlier.epochSecond;
    }

    public double daysSince(AsOf earlier) {
        return secondsSince(earlier) / SECONDS_PER_DAY;
    }

    @Override
    public int compareTo(AsOf other) {
        return Long.compare(epochSecond, other.epochSecond);
    }
}
