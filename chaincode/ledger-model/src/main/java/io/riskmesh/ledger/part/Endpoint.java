package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// Where a party can be reached.
public record Endpoint(String purpose, String uri) {

    public Endpoint {
        Shape.id("purpose", purpose);
        Shape.text("uri", uri);
    }

    public void write(FactWriter out) {
        out.id("purpose", purpose).text("uri", uri);
    }

    public static Endpoint read(FactReader in) throws MalformedFact {
        return new Endpoint(in.id("purpose"), in.text("uri"));
    }
}
