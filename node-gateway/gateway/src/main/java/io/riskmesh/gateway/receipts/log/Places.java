package io.riskmesh.gateway.receipts.log;

import java.util.Arrays;
import java.util.OptionalLong;

/// Where each record stands: segment and offset in one long, eight bytes a record. Thread-safe.
final class Places {
    private static final int OFFSET_BITS = 40;

    private long[] places = new long[1024];
    private int count;

    synchronized void add(int segment, long offset) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = (long) segment << OFFSET_BITS | offset;
    }

    synchronized long count() {
        return count;
    }

    synchronized OptionalLong find(long index) {
        return index < 0 || index >= count ? OptionalLong.empty() : OptionalLong.of(places[(int) index]);
    }

    static int segment(long place) {
        return (int) (place >>> OFFSET_BITS);
    }

    static long offset(long place) {
        return place & (1L << OFFSET_BITS) - 1;
    }
}
