package io.riskmesh.ledger.part;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A bank's share of what is paid out.
///
/// @param ppm parts per million of the pool
public record Funding(PartyId party, int ppm) {

    public Funding {
        Shape.within("ppm", ppm, 0, 1_000_000);
    }

    public void write(FactWriter out) {
        out.party("party", party).integer("ppm", ppm);
    }

    public static Funding read(FactReader in) throws MalformedFact {
        return new Funding(in.party("party"), in.ppm("ppm"));
    }
}
