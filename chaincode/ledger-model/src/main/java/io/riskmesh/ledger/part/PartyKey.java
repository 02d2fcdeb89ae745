package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A registered key.
///
/// @param certificate X.509, DER
/// @param notAfter end of its use, not after the certificate's end
public record PartyKey(String kid, KeyUse use, OpaqueBytes certificate, long notAfter) {

    public PartyKey {
        Shape.id("kid", kid);
        Shape.time("notAfter", notAfter);
    }

    public void write(FactWriter out) {
        out.id("kid", kid).constant("use", use).blob("certificate", certificate).integer("notAfter", notAfter);
    }

    public static PartyKey read(FactReader in) throws MalformedFact {
        return new PartyKey(in.id("kid"), in.constant("use", KeyUse.class), in.blob("certificate"), in.time("notAfter"));
    }
}
