package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;

/// A key that lives in an enclave instance.
///
/// @param spki SubjectPublicKeyInfo, DER
public record InstanceKey(InstanceKeyUse use, OpaqueBytes spki) {

    public void write(FactWriter out) {
        out.constant("use", use).blob("spki", spki);
    }

    public static InstanceKey read(FactReader in) throws MalformedFact {
        return new InstanceKey(in.constant("use", InstanceKeyUse.class), in.blob("spki"));
    }
}
