package io.riskmesh.verifier.facts.ledger;

import io.riskmesh.ledger.reason.ReasonCode;

/// A broken rule, with the place where it was broken.
///
/// @param index of the transaction in its block
/// @param detail one sentence, without secrets: facts are public to all members
public record Discrepancy(long block, int index, ReasonCode code, String detail) {}
