package io.riskmesh.ledger.part;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// Something about a bank that a report points out.
///
/// @param code a reason code, such as `copy` or `few_holdout_rows`
public record ReportFlag(PartyId party, String code) {

    public ReportFlag {
        Shape.id("code", code);
    }

    public void write(FactWriter out) {
        out.party("party", party).id("code", code);
    }

    public static ReportFlag read(FactReader in) throws MalformedFact {
        return new ReportFlag(in.party("party"), in.id("code"));
    }
}
