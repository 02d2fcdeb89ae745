package io.riskmesh.gateway.peer.asking;

import io.riskmesh.gateway.peer.pace.Breaker;
import io.riskmesh.gateway.peer.pace.RetryBudget;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// What holds back questions to one peer.
///
/// @param places questions that may be under way
record PeerPace(Semaphore places, Breaker breaker, RetryBudget retries) {
    private static final int PLACES = 64;

    static PeerPace fresh(LongSupplier nanos) {
        return new PeerPace(new Semaphore(PLACES), new Breaker(nanos), new RetryBudget());
    }
}
