package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.Optional;

/// Undoes the party's own approval of a subject for good.
///
/// @param subject see [SubjectKind]
public record Withdrawal(PartyId by, long at, SubjectKind subjectKind, String subject, Digest subjectDigest,
        Optional<String> reasonCode, Optional<Digest> evidenceDigest) implements Fact {

    public Withdrawal {
        Shape.time("at", at);
        Shape.id("subject", subject);
        Shape.optionalId("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.WITHDRAWAL;
    }

    @Override
    public FactKey key() {
        return keyOf(subjectKind, subject, by);
    }

    public static FactKey keyOf(SubjectKind subjectKind, String subject, PartyId party) {
        return FactKind.WITHDRAWAL.key(subjectKind.name(), subject, party.value());
    }

    @Override
    public void write(FactWriter out) {
        out.constant("subjectKind", subjectKind).id("subject", subject).digest("subjectDigest", subjectDigest)
                .optional("reasonCode", reasonCode, out::id).optional("evidenceDigest", evidenceDigest, out::digest);
    }

    static Withdrawal read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Withdrawal(by, at, in.constant("subjectKind", SubjectKind.class), in.id("subject"),
                in.digest("subjectDigest"), in.optional("reasonCode", in::id), in.optional("evidenceDigest", in::digest));
    }
}
