package io.riskmesh.embedded.storage;

import java.util.Arrays;

/// Where each block lies: segment and offset, by number. Written by one thread, read by many.
final class BlockPositions {
    private static final int OFFSET_BITS = 40;

    private volatile long[] places = new long[1024];
    private volatile int size;

    void add(int segment, long offset) {
        int at = size;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = (long) segment << OFFSET_BITS | offset;
        size = at + 1;
    }

    int size() {
        return size;
    }

    int segment(long number) {
        return (int) (place(number) >>> OFFSET_BITS);
    }

    long offset(long number) {
        return place(number) & (1L << OFFSET_BITS) - 1;
    }

    private long place(long number) {
        if (number < 0 || number >= size) {
            throw new IllegalArgumentException("Blocks 0 to " + (size - 1) + ", asked for " + number);
        }
        return places[(int) number];
    }
}
