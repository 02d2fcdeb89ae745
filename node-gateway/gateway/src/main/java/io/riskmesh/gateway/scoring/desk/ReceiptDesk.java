package io.riskmesh.gateway.scoring.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.util.Optional;

/// Receipts of this gateway's log, their proofs, and the verification of anyone's. Methods may block.
public interface ReceiptDesk {

    /// What came of a request for a document.
    sealed interface Found {

        record Document(JsonNode body) implements Found {}

        /// `not_found` (also "not yours"), or `invalid_request`.
        record Not(ReasonCode code, String detail) implements Found {}
    }

    /// A receipt as `experience.md` section 2.7 shows it; `opening` only for its own subject and for the bank's readers of all.
    Found get(ReceiptReader reader, String receiptId) throws IOException;

    /// Verifies a receipt's document, of this or of another bank, against this gateway's own view of the ledger.
    ///
    /// @param body of the request, strict JSON: the receipt's document
    /// @return steps with `VERIFIED`, `FAILED(code)`, `NOT_CHECKED(why)` and a result
    Found verify(byte[] body) throws IOException;

    /// The checkpoint of this gateway's log at a tree size, with its anchor if it is published.
    Found checkpoint(long size) throws IOException;

    /// That the log of `later` leaves begins with the log of `earlier` leaves.
    Found consistency(long earlier, long later) throws IOException;

    /// The newest checkpoint, for peers; empty before the first.
    Optional<JsonNode> latest() throws IOException;
}
