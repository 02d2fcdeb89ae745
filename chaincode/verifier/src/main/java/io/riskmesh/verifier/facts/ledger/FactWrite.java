package io.riskmesh.verifier.facts.ledger;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.Optional;

/// One write of a transaction.
///
/// @param key as it stands in the write set
/// @param value empty for a deletion
public record FactWrite(String key, Optional<OpaqueBytes> value) {}
