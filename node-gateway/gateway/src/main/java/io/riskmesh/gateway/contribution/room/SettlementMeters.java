package io.riskmesh.gateway.contribution.room;

/// Where the gateway's own steps are measured: `settlement_steps_total`. Never blocks. Thread-safe.
@FunctionalInterface
public interface SettlementMeters {

    /// @param step word of a [Step]
    /// @param code why, or empty
    void step(String step, String code);
}
