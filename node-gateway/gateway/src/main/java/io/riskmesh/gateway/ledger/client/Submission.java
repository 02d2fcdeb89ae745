package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.OpaqueBytes;

/// An endorsed and signed transaction that is about to be ordered.
///
/// @param key under which its sender knows it, visible ASCII
/// @param prepared the client library's `PreparedTransaction`, envelope signed
record Submission(String key, String transactionId, OpaqueBytes prepared) {}
