package io.riskmesh.ledger.part;

/// The unit of a metric.
public enum MetricUnit {
    /// Parts per million.
    PPM,
    /// Log-loss in nano-nats.
    NANO_NATS
}
