package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.Digest;

/// An enclave image that a bank would have others approve for a model.
///
/// @param id short, for the id of reference values
/// @param measurement of the image
/// @param buildDigest of the recipe that gives the measurement
/// @param simulated proves nothing; development only
public record ScorerImage(String id, Digest measurement, int isvProdId, int isvSvnMin, Digest buildDigest, boolean simulated) {}
