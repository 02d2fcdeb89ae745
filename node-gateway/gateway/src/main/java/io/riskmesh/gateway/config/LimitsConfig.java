package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// `limits`: how much at one time, and how often.
///
/// @param scoresPerSecond per subject
/// @param requestsPerSecond per subject, all other operations
/// @param connections per listener
/// @param admin operations at one time that may block
/// @param ledgerSubmit submissions at one time
/// @param events open event streams
/// @param peer calls at one time to and from each peer
/// @param enclave scores at one time per session
public record LimitsConfig(int scoresPerSecond, int requestsPerSecond, int connections, int admin, int ledgerSubmit, int events,
        int peer, int enclave) {
    private static final int MOST = 100_000;

    /// Checks the ranges.
    public LimitsConfig {
        Range.check("scoresPerSecond", scoresPerSecond, 1, MOST);
        Range.check("requestsPerSecond", requestsPerSecond, 1, MOST);
        Range.check("connections", connections, 1, MOST);
        Range.check("admin", admin, 1, MOST);
        Range.check("ledgerSubmit", ledgerSubmit, 1, MOST);
        Range.check("events", events, 1, MOST);
        Range.check("peer", peer, 1, MOST);
        Range.check("enclave", enclave, 1, MOST);
    }

    static LimitsConfig read(Block block) throws Stopped {
        return new LimitsConfig(block.integer("scoresPerSecond", 200), block.integer("requestsPerSecond", 20),
                block.integer("connections", 2_048), block.integer("admin", 64), block.integer("ledgerSubmit", 32),
                block.integer("events", 100), block.integer("peer", 64), block.integer("enclave", 128));
    }
}
