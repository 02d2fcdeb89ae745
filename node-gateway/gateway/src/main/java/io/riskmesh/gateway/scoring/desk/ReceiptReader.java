package io.riskmesh.gateway.scoring.desk;

/// Who reads scores or receipts.
///
/// @param subject of the caller
/// @param ofAll whether it may read others' too: auditor and operator; a caller reads its own
public record ReceiptReader(String subject, boolean ofAll) {}
