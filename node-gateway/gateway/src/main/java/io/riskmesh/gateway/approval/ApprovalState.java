package io.riskmesh.gateway.approval;

import java.util.Locale;

/// Where an approval stands. The first three are this bank's own business; all others are read from blocks and are the same at
/// every gateway of the same height.
public enum ApprovalState {
    /// Made, and something is missing before a second person can look at it.
    DRAFT,
    /// Waits for another person of this bank.
    SECOND_PERSON,
    /// Signed by this bank, or asked of another one; in no block yet.
    SENT,
    /// On the ledger, short of its quorum.
    OPEN,
    /// Enough banks approve; it is not in force yet.
    QUORUM_REACHED,
    /// In force: granted, enacted or activated.
    EFFECTIVE,
    /// The quorum is out of reach; or the one bank that decides said no.
    REJECTED,
    /// Past its deadline, short of its quorum.
    EXPIRED,
    /// Another one took its place.
    SUPERSEDED,
    /// Who proposed it took it back.
    WITHDRAWN;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The word in answers.
    public String id() {
        return id;
    }

    /// Whether nobody can decide on it any more.
    public boolean isOver() {
        return switch (this) {
            case DRAFT, SECOND_PERSON, SENT, OPEN, QUORUM_REACHED -> false;
            case EFFECTIVE, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN -> true;
        };
    }
}
