package io.riskmesh.gateway.report;

/// The model file of a run.
///
/// @param fileDigest SHA-256 of the UBJSON file, 64 hexadecimal digits
/// @param trees in the file
/// @param fileBytes size of the UBJSON file
/// @param features columns
/// @param xgboostMargins test rows on which stock XGBoost gave the same margin bits, of how many, in words
public record ReleasedModel(String fileDigest, int trees, long fileBytes, int features, String xgboostMargins) {}
