package io.riskmesh.gateway.run;

import java.util.Locale;

/// Where a run stands.
public enum RunState {
    /// Kept, nothing said to anybody.
    PLANNED,
    /// Waits for a person.
    AWAITING_APPROVAL,
    /// On the ledger: banks are invited, join, reveal their coins, the list is sealed, keys are agreed.
    OPENING,
    /// Cuts are made from masked counts.
    CUTS,
    /// Trees grow.
    TRAINING,
    /// The released file is checked and the run closed on the ledger.
    EVALUATING,
    /// Contributions are valued.
    VALUING,
    /// Closed, the model is here.
    COMPLETED,
    /// A rule said no.
    REFUSED,
    /// Stopped; the reason says by what, [RunView#resumable] whether it may go on.
    FAILED,
    /// A person stopped it.
    CANCELLED;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The name on the wire and in the table.
    public String id() {
        return id;
    }

    /// Whether nothing happens any more unless somebody asks for it.
    public boolean isOver() {
        return switch (this) {
            case PLANNED, AWAITING_APPROVAL, OPENING, CUTS, TRAINING, EVALUATING, VALUING -> false;
            case COMPLETED, REFUSED, FAILED, CANCELLED -> true;
        };
    }
}
