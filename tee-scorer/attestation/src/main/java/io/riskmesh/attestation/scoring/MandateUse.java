package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;

/// One use of a bank's grant for scoring with one model.
///
/// @param assigner whose data it is
/// @param validUntil ms since the epoch
public record MandateUse(PartyId assigner, UseRef use, String purpose, ModelRef model, long validUntil) {

    public MandateUse {
        Shape.id("purpose", purpose);
        Shape.time("validUntil", validUntil);
    }

    void write(FactWriter out) {
        out.party("assigner", assigner).nested("use", use, UseRef::write).id("purpose", purpose)
                .nested("model", model, ModelRef::write).integer("validUntil", validUntil);
    }

    static MandateUse read(FactReader in) throws MalformedFact {
        return new MandateUse(in.party("assigner"), in.nested("use", UseRef::read), in.id("purpose"),
                in.nested("model", ModelRef::read), in.time("validUntil"));
    }
}
