package io.riskmesh.gateway.client.load;

import java.time.Duration;

/// What to send.
///
/// @param sandbox to the sandbox instead of the active model
/// @param rate calls per second, 1 to 100,000
/// @param length how long to send
/// @param budget of one call
public record LoadPlan(boolean sandbox, int rate, Duration length, Duration budget) {
    public LoadPlan {
        if (rate < 1 || rate > 100_000) {
            throw new IllegalArgumentException("expected a rate of 1 to 100000, got " + rate);
        }
    }

    int calls() {
        return Math.toIntExact(Math.max(1, rate * length.toMillis() / 1_000));
    }
}
