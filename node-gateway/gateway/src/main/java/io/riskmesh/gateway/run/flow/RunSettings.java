package io.riskmesh.gateway.run.flow;

import java.time.Duration;

/// Times of runs.
///
/// @param roundTimeout silence after which an awaited bank is lost
/// @param joinTimeout for all invited banks to join and to reveal
/// @param resumeFor a run that stopped is taken up again by itself for so long since its last tree
/// @param resumePause before it is taken up
/// @param viewTimeout for a block that a peer speaks of
/// @param runLifetime from the opening to the deadline on the ledger
public record RunSettings(Duration roundTimeout, Duration joinTimeout, Duration resumeFor, Duration resumePause, Duration viewTimeout,
        Duration runLifetime) {

    /// As shipped.
    public static final RunSettings DEFAULTS = new RunSettings(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(15),
            Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofDays(1));

    public RunSettings {
        for (Duration one : new Duration[] {roundTimeout, joinTimeout, resumeFor, resumePause, viewTimeout, runLifetime}) {
            if (one.isNegative() || one.isZero()) {
                throw new IllegalArgumentException("times of runs are above zero");
            }
        }
    }
}
