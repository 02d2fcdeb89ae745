package io.riskmesh.attestation.appraisal;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.fact.ReferenceValues;

/// A measurement that was approved. The signer does not count: who signs an image proves nothing about it.
///
/// @param isvSvnMin least security version
public record ApprovedMeasurement(Digest mrEnclave, int isvProdId, int isvSvnMin) {

    public ApprovedMeasurement {
        Shape.within("isvProdId", isvProdId, 0, 65_535);
        Shape.within("isvSvnMin", isvSvnMin, 0, 65_535);
    }

    /// What the ledger says an image measures.
    public static ApprovedMeasurement of(ReferenceValues values) {
        return new ApprovedMeasurement(values.mrEnclave(), values.isvProdId(), values.isvSvnMin());
    }
}
