package io.riskmesh.verifier.receipts;

import io.riskmesh.ledger.reason.ReasonCode;

/// What is wrong with a disclosed log.
///
/// @param log its id
/// @param detail one sentence
public record LogFault(String log, ReasonCode code, String detail) {}
