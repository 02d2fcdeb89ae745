package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ModelRef;

/// A model that an enclave may score with.
///
/// @param fileDigest plain SHA-256 of the model file
/// @param packageDigest of the encrypted file
/// @param measurement of the one image that may run it
public record MandateModel(ModelRef model, Digest fileDigest, Digest schemaDigest, Digest packageDigest, ModelSide side,
        Digest measurement) {

    void write(FactWriter out) {
        out.nested("model", model, ModelRef::write).digest("fileDigest", fileDigest).digest("schemaDigest", schemaDigest)
                .digest("packageDigest", packageDigest).constant("side", side).digest("measurement", measurement);
    }

    static MandateModel read(FactReader in) throws MalformedFact {
        return new MandateModel(in.nested("model", ModelRef::read), in.digest("fileDigest"), in.digest("schemaDigest"),
                in.digest("packageDigest"), in.constant("side", ModelSide.class), in.digest("measurement"));
    }
}
