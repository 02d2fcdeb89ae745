package io.riskmesh.gateway.ledger.client;

import java.util.random.RandomGenerator;

/// Between two tries of a transaction that lost a race: 20 to 200 ms by chance, so that those who met once do not meet again.
record RacePause(RandomGenerator jitter) implements Submitter.Pause {
    static final int LEAST_MILLIS = 20;
    static final int MOST_MILLIS = 200;

    int millis() {
        return jitter.nextInt(LEAST_MILLIS, MOST_MILLIS + 1);
    }

    @Override
    public void now() throws InterruptedException {
        Thread.sleep(millis());
    }
}
