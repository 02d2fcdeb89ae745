package io.riskmesh.contract.rule.enclave;

import io.riskmesh.ledger.canonical.CanonicalValue;

/// What the evidence was found to say.
///
/// @param until when its collateral ends, ms since the epoch
record Judged(CanonicalValue.Obj result, long until) {}
