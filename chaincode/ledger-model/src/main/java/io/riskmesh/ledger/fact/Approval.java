package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.Optional;

/// A party's decision on a subject.
///
/// @param subject see [SubjectKind]
/// @param subjectDigest of what was decided on
public record Approval(PartyId by, long at, SubjectKind subjectKind, String subject, Digest subjectDigest,
        Decision decision, Optional<String> reasonCode, Optional<Digest> evidenceDigest) implements Fact {
    /// How long a proposal may be decided on, in ms of the ledger's time: 30 days.
    public static final long OPEN_MS = 30L * 24 * 60 * 60 * 1000;

    public Approval {
        Shape.time("at", at);
        Shape.id("subject", subject);
        Shape.optionalId("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.APPROVAL;
    }

    @Override
    public FactKey key() {
        return keyOf(subjectKind, subject, by);
    }

    public static FactKey keyOf(SubjectKind subjectKind, String subject, PartyId party) {
        return FactKind.APPROVAL.key(subjectKind.name(), subject, party.value());
    }

    @Override
    public void write(FactWriter out) {
        out.constant("subjectKind", subjectKind).id("subject", subject).digest("subjectDigest", subjectDigest)
                .constant("decision", decision).optional("reasonCode", reasonCode, out::id)
                .optional("evidenceDigest", evidenceDigest, out::digest);
    }

    static Approval read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Approval(by, at, in.constant("subjectKind", SubjectKind.class), in.id("subject"),
                in.digest("subjectDigest"), in.constant("decision", Decision.class), in.optional("reasonCode", in::id),
                in.optional("evidenceDigest", in::digest));
    }
}
