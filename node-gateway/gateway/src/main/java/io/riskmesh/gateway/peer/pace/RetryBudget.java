package io.riskmesh.gateway.peer.pace;

/// Lets retries add at most a tenth to the traffic, with a small store for the start. Thread-safe.
public final class RetryBudget {
    private static final int PER_RETRY = 10;
    private static final int MOST = 10 * PER_RETRY;

    private int tenths = PER_RETRY;

    /// Notes a first try.
    public synchronized void tried() {
        tenths = Math.min(MOST, tenths + 1);
    }

    /// Takes what one retry costs; false if it is not there.
    public synchronized boolean take() {
        if (tenths < PER_RETRY) {
            return false;
        }
        tenths -= PER_RETRY;
        return true;
    }
}
