package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.part.SubjectKind;
import java.util.Locale;
import java.util.Optional;

/// What can be approved.
public enum ApprovalKind {
    /// One bank lets others use its data: decided by two persons of that bank alone. Subject: grant, a dot, version.
    AUTHORIZATION(Optional.empty()),
    /// A model version. Subject: name, a dot, version.
    MODEL_VERSION(Optional.of(SubjectKind.MODEL_VERSION)),
    /// Measurement of an enclave image. Subject: its id.
    REFERENCE_VALUES(Optional.of(SubjectKind.REFERENCE_VALUES)),
    /// Bands and late-side rule of a model. Subject: the policy's digest.
    SCORING_POLICY(Optional.of(SubjectKind.SCORING_POLICY)),
    /// Members and rules. Subject: the proposal's digest.
    CONSORTIUM(Optional.of(SubjectKind.CONSORTIUM)),
    /// An accusation. Subject: accuser, a dot, sequence.
    FINDING(Optional.of(SubjectKind.FINDING)),
    /// How contributions are measured and paid. Subject: the proposal's digest.
    SETTLEMENT_SCHEME(Optional.of(SubjectKind.SETTLEMENT_SCHEME)),
    /// A contribution report that is imprecise. Subject: its run.
    CONTRIBUTION_REPORT(Optional.of(SubjectKind.CONTRIBUTION_REPORT)),
    /// Whether the disputes of a settlement are upheld. Subject: its id.
    SETTLEMENT_RULING(Optional.of(SubjectKind.SETTLEMENT_RULING));

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Optional<SubjectKind> onLedger;

    ApprovalKind(Optional<SubjectKind> onLedger) {
        this.onLedger = onLedger;
    }

    /// The word in answers.
    public String id() {
        return id;
    }

    /// As the ledger calls it in approvals; empty for what a bank decides alone.
    public Optional<SubjectKind> onLedger() {
        return onLedger;
    }

    /// The kind of a word that a table holds.
    static ApprovalKind named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /// The kind that the ledger calls so.
    static ApprovalKind of(SubjectKind kind) {
        return switch (kind) {
            case CONSORTIUM -> CONSORTIUM;
            case FINDING -> FINDING;
            case MODEL_VERSION -> MODEL_VERSION;
            case REFERENCE_VALUES -> REFERENCE_VALUES;
            case SCORING_POLICY -> SCORING_POLICY;
            case SETTLEMENT_SCHEME -> SETTLEMENT_SCHEME;
            case CONTRIBUTION_REPORT -> CONTRIBUTION_REPORT;
            case SETTLEMENT_RULING -> SETTLEMENT_RULING;
        };
    }
}
