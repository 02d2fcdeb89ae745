package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Fact;

/// A write to the ledger that needs no draft and no second person.
///
/// @param key taken once, unless the contract turned down what stood under it
/// @param seen digest of what it is about
/// @param identity of the bank that signs
/// @param function of the contract
/// @param fact without its time
public record DirectWrite(String key, Digest seen, String identity, String function, Fact fact) {}
