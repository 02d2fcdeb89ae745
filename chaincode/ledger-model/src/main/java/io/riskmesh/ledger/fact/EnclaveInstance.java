package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.InstanceKey;
import java.util.List;

/// A running enclave that the ledger has admitted for one epoch.
///
/// @param instance starts with the host's id and a dot
/// @param evidence the quote with its claims
/// @param collateral by which the evidence was judged
/// @param bindingBlock the evidence is younger than this block
/// @param result what the judging endorsers found, an object of the attestation room
public record EnclaveInstance(PartyId by, long at, String instance, int epoch, String referenceValues, OpaqueBytes evidence,
        List<CollateralRef> collateral, List<InstanceKey> keys, long bindingBlock, Digest bindingHeaderHash,
        CanonicalValue.Obj result, long validUntil) implements Fact {

    public EnclaveInstance {
        Shape.time("at", at);
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        Shape.id("referenceValues", referenceValues);
        collateral = List.copyOf(collateral);
        keys = List.copyOf(keys);
        Shape.count("bindingBlock", bindingBlock);
        Shape.time("validUntil", validUntil);
    }

    @Override
    public FactKind kind() {
        return FactKind.ENCLAVE_INSTANCE;
    }

    @Override
    public FactKey key() {
        return keyOf(instance, epoch);
    }

    public static FactKey keyOf(String instance, int epoch) {
        return FactKind.ENCLAVE_INSTANCE.key(instance, FactKey.sequence(epoch));
    }

    @Override
    public void write(FactWriter out) {
        out.id("instance", instance).integer("epoch", epoch).id("referenceValues", referenceValues)
                .blob("evidence", evidence).objects("collateral", collateral, CollateralRef::write)
                .objects("keys", keys, InstanceKey::write).integer("bindingBlock", bindingBlock)
                .digest("bindingHeaderHash", bindingHeaderHash).object("result", result).integer("validUntil", validUntil);
    }

    static EnclaveInstance read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new EnclaveInstance(by, at, in.id("instance"), in.count("epoch"), in.id("referenceValues"),
                in.blob("evidence"), in.objects("collateral", CollateralRef::read), in.objects("keys", InstanceKey::read),
                in.whole("bindingBlock"), in.digest("bindingHeaderHash"), in.object("result"), in.time("validUntil"));
    }
}
