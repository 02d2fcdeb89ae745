package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import java.util.List;
import java.util.Optional;

/// What an enclave image must measure to be trusted.
///
/// @param mrEnclave measurement of the image
/// @param mrSigner of its signer; policy ignores it
/// @param models versions that a scorer may load; empty for other uses
/// @param buildDigest of the recipe that gives the measurement
/// @param simulated proves nothing; development only
public record ReferenceValues(PartyId by, long at, String id, EnclaveUse use, Digest mrEnclave, Optional<Digest> mrSigner,
        int isvProdId, int isvSvnMin, List<ModelRef> models, Digest buildDigest, boolean simulated) implements Fact {

    public ReferenceValues {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.within("isvProdId", isvProdId, 0, 65_535);
        Shape.within("isvSvnMin", isvSvnMin, 0, 65_535);
        models = List.copyOf(models);
        if (use != EnclaveUse.SCORER && !models.isEmpty()) {
            throw new IllegalArgumentException("models stand in reference values of a scorer only");
        }
    }

    @Override
    public FactKind kind() {
        return FactKind.REFERENCE_VALUES;
    }

    @Override
    public FactKey key() {
        return keyOf(id);
    }

    public static FactKey keyOf(String id) {
        return FactKind.REFERENCE_VALUES.key(id);
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).constant("use", use).digest("mrEnclave", mrEnclave).optional("mrSigner", mrSigner, out::digest)
                .integer("isvProdId", isvProdId).integer("isvSvnMin", isvSvnMin)
                .objects("models", models, ModelRef::write).digest("buildDigest", buildDigest)
                .bool("simulated", simulated);
    }

    static ReferenceValues read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new ReferenceValues(by, at, in.id("id"), in.constant("use", EnclaveUse.class), in.digest("mrEnclave"),
                in.optional("mrSigner", in::digest), (int) in.integer("isvProdId", 0, 65_535),
                (int) in.integer("isvSvnMin", 0, 65_535), in.objects("models", ModelRef::read), in.digest("buildDigest"),
                in.bool("simulated"));
    }
}
