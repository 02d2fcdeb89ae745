package io.riskmesh.features;

import java.util.Arrays;

/// Timed amounts of the last thirty days with running count and sum of each [Window]. Amounts come in order of time;
/// after [#advance] the figures hold for that instant. Constant time per event, amortised. Not thread-safe.
final class FlowLog {

    private static final Window[] WINDOWS = Window.values();

    private long[] seconds = new long[8];
    private long[] amounts = new long[8];
    private int end;
    private final int[] heads = new int[WINDOWS.length];
    private final long[] sums = new long[WINDOWS.length];

    void add(AsOf at, long amount) {
        if (end == seconds.length) {
            makeRoom();
        }
        seconds[end] = at.epochSecond();
        amounts[end++] = amount;
        for (int w = 0; w < sums.length; w++) {
            sums[w] += amount;
        }
    }

    void advance(AsOf now) {
        for (int w = 0; w < WINDOWS.length; w++) {
            while (heads[w] < end && !WINDOWS[w].contains(seconds[heads[w]], now)) {
                sums[w] -= amounts[heads[w]++];
            }
        }
    }

    int count(Window window) {
        return end - heads[window.slot];
    }

    long sum(Window window) {
        return sums[window.slot];
    }

    /// `NaN` for an empty window.
    double mean(Window window) {
        return count(window) == 0 ? Double.NaN : sum(window) / (double) count(window);
    }

    /// Forgets what is older than the longest window, or doubles the room if little is.
    private void makeRoom() {
        int dead = heads[Window.MONTH.slot];
        int capacity = dead > end / 2 ? seconds.length : 2 * seconds.length;
        seconds = Arrays.copyOf(Arrays.copyOfRange(seconds, dead, end), capacity);
        amounts = Arrays.copyOf(Arrays.copyOfRange(amounts, dead, end), capacity);
        end -= dead;
        for (int w = 0; w < heads.length; w++) {
            heads[w] -= dead;
        }
    }
}
