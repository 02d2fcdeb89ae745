package io.riskmesh.ledger.reason;

/// Why something was refused. Each constant has one stable string in lower_snake_case, never renamed, never reused.
/// One enum per heading of the registry, so that a new code for one room leaves the classes of another as they are.
public sealed interface ReasonCode permits SharedReason, LedgerReason, SettlementReason,
        TrainingReason, SumReason, JointReason, AttestationReason, ScoringReason, GatewayReason,
        AuditReason {

    /// The stable string.
    String code();
}
