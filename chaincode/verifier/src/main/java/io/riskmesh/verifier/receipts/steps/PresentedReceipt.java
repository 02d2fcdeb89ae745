package io.riskmesh.verifier.receipts.steps;

import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.InclusionProof;
import java.util.Optional;

/// What somebody presents as a receipt. Nothing in it is believed; the view of the document is not even read.
///
/// @param bytes canonical bytes of a score receipt, it is said
/// @param checkpointSignature of the gateway's RECEIPT key
public record PresentedReceipt(byte[] bytes, GroupSignature signature, Optional<InclusionProof> inclusion, Optional<Checkpoint> checkpoint,
        Optional<OpaqueBytes> checkpointSignature, Optional<Opening> opening) {

    /// What opens the commitments.
    public record Opening(Digest salt, int scorePpm, Optional<Digest> requestDigest) {
        @Override
        public String toString() {
            return "Opening[REDACTED]";
        }
    }
}
