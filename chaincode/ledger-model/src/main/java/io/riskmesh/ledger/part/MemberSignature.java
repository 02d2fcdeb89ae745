package io.riskmesh.ledger.part;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;

/// A member's signature over a survivor record.
public record MemberSignature(PartyId party, OpaqueBytes signature) {

    public void write(FactWriter out) {
        out.party("party", party).blob("signature", signature);
    }

    public static MemberSignature read(FactReader in) throws MalformedFact {
        return new MemberSignature(in.party("party"), in.blob("signature"));
    }
}
