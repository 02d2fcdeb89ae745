package io.riskmesh.ledger.part;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;

/// What a bank gets of a pool.
///
/// @param amount minor units of the scheme's currency; negative in a settlement that reverses another
public record Allocation(PartyId party, long amount) {

    public void write(FactWriter out) {
        out.party("party", party).i64("amount", amount);
    }

    public static Allocation read(FactReader in) throws MalformedFact {
        return new Allocation(in.party("party"), in.i64("amount"));
    }
}
