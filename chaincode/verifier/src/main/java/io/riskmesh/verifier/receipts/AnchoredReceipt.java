package io.riskmesh.verifier.receipts;

import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.receipt.InclusionProof;

/// Where a receipt stands, and the proof that convinces who has nothing but the receipt and the ledger.
///
/// @param anchor the first one that publishes it
/// @param proof from the receipt to the anchor's root
public record AnchoredReceipt(Anchor anchor, InclusionProof proof) {}
