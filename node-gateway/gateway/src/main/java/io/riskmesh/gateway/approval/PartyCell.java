package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import java.util.Locale;
import java.util.Optional;

/// What one bank said to one approval.
///
/// @param block and `transactionId` of what it signed
/// @param reasonCode of a rejection or withdrawal
public record PartyCell(PartyId party, Mark mark, Optional<Long> block, Optional<String> transactionId, Optional<String> reasonCode) {

    /// The cell's word.
    public enum Mark {
        /// Nothing in any block.
        NOT_YET,
        /// Of this bank only: a second person has to look at it.
        SECOND_PERSON,
        /// Approved, in a block.
        SIGNED,
        /// Turned down, in a block.
        REJECTED,
        /// Approved and taken back for good.
        WITHDRAWN,
        /// Not asked.
        NOT_REQUIRED;

        private final String id = name().toLowerCase(Locale.ROOT);

        /// The word in answers.
        public String id() {
            return id;
        }
    }

    static PartyCell of(PartyId party, Mark mark) {
        return new PartyCell(party, mark, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
