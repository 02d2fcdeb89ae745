package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;
import java.util.Optional;

/// An accusation; counts once a governance quorum has approved it.
///
/// @param by who accuses
/// @param seq number of this accuser's finding, from 1
/// @param code such as `input_disproved`
/// @param slot of the masked sum that proves it
public record Finding(PartyId by, long at, int seq, PartyId accused, String code, RunId run, Optional<Integer> slot,
        Digest evidenceDigest) implements Fact {

    public Finding {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        Shape.id("subject", subject(by, seq));
        Shape.id("code", code);
        slot.ifPresent(number -> Shape.count("slot", number));
    }

    @Override
    public FactKind kind() {
        return FactKind.FINDING;
    }

    @Override
    public FactKey key() {
        return keyOf(by, seq);
    }

    public static FactKey keyOf(PartyId party, int seq) {
        return FactKind.FINDING.key(party.value(), FactKey.sequence(seq));
    }

    /// The subject of approvals of a finding.
    public static String subject(PartyId party, int seq) {
        return party.value() + "." + seq;
    }

    @Override
    public void write(FactWriter out) {
        out.integer("seq", seq).party("accused", accused).id("code", code).id("run", run.toString())
                .optional("slot", slot, (field, number) -> out.integer(field, number))
                .digest("evidenceDigest", evidenceDigest);
    }

    static Finding read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Finding(by, at, in.sequence("seq"), in.party("accused"), in.id("code"), RunId.parse(in.id("run")),
                in.optional("slot", in::count), in.digest("evidenceDigest"));
    }
}
