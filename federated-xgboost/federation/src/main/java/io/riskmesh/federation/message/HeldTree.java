package io.riskmesh.federation.message;

import io.riskmesh.ledger.canonical.Digest;

/// A point that a bank can go back to.
///
/// @param trees finished rounds, from 0 (cuts agreed, no tree yet)
/// @param transcript its transcript digest there
public record HeldTree(int trees, Digest transcript) {}
