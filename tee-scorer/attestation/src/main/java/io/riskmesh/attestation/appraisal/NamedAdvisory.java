package io.riskmesh.attestation.appraisal;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// An advisory that a policy lives with for a while.
///
/// @param until ms since the epoch, inclusive
public record NamedAdvisory(String id, long until) {

    public NamedAdvisory {
        Shape.id("id", id);
        Shape.time("until", until);
    }

    void write(FactWriter out) {
        out.id("id", id).integer("until", until);
    }

    static NamedAdvisory read(FactReader in) throws MalformedFact {
        return new NamedAdvisory(in.id("id"), in.time("until"));
    }
}
