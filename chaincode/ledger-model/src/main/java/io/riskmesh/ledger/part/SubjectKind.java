package io.riskmesh.ledger.part;

/// What can be approved or put in force.
public enum SubjectKind {
    /// A `Consortium`; subject of an approval is the proposal's digest in hex, of an enactment its ten-digit sequence.
    CONSORTIUM,
    /// A `Finding`: its party, a dot, its sequence.
    FINDING,
    /// A `ModelVersion`: its name, a dot, its version.
    MODEL_VERSION,
    /// `ReferenceValues`: their id.
    REFERENCE_VALUES,
    /// Bands and late-side rule of a model: the policy's digest in hex, which is no fact.
    SCORING_POLICY,
    /// A `SettlementScheme`: as a consortium's, the proposal's digest in hex, of an enactment its ten-digit sequence.
    SETTLEMENT_SCHEME,
    /// A `ContributionReport` that is imprecise: its run.
    CONTRIBUTION_REPORT,
    /// A ruling on the disputes of a `Settlement`: its id; approving means to uphold them.
    SETTLEMENT_RULING
}
