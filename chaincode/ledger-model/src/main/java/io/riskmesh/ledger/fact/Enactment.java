package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.SubjectKind;

/// Puts a consortium or reference values in force.
///
/// @param subject the consortium's ten-digit sequence, or the id of the reference values
/// @param subjectDigest digest of the fact that is now in force
public record Enactment(PartyId by, long at, SubjectKind subjectKind, String subject,
        Digest subjectDigest) implements Fact {

    public Enactment {
        Shape.time("at", at);
        Shape.id("subject", subject);
    }

    @Override
    public FactKind kind() {
        return FactKind.ENACTMENT;
    }

    @Override
    public FactKey key() {
        return keyOf(subjectKind, subject);
    }

    public static FactKey keyOf(SubjectKind subjectKind, String subject) {
        return FactKind.ENACTMENT.key(subjectKind.name(), subject);
    }

    @Override
    public void write(FactWriter out) {
        out.constant("subjectKind", subjectKind).id("subject", subject).digest("subjectDigest", subjectDigest);
    }

    static Enactment read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Enactment(by, at, in.constant("subjectKind", SubjectKind.class), in.id("subject"),
                in.digest("subjectDigest"));
    }
}
