package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.DataUse;
import java.util.List;
import java.util.Optional;

/// One use of a grant, and the totals of all uses so far.
///
/// @param version of the authorisation that allowed it
/// @param subject the run, or model, dot, version
/// @param codeDigest what the data may be used by: parameters of the run, or the scoring policy
/// @param roundsTotal of the previous use plus the reserved ones
/// @param epsilonMicrosTotal of the previous use plus the reserved ones, millionths
/// @param deltaE12Total in units of 10^-12
/// @param validUntil ms since the epoch; at most 24 h ahead for scoring
public record UseReceipt(PartyId by, long at, String grant, int seq, int version, DataUse action, String subject,
        List<PartyId> participants, Digest codeDigest, Optional<String> referenceValues, long roundsReserved,
        long roundsTotal, long epsilonMicrosReserved, long epsilonMicrosTotal, long deltaE12Total,
        Optional<Digest> mechanism, long validUntil) implements Fact {

    public UseReceipt {
        Shape.time("at", at);
        Shape.id("grant", grant);
        Shape.sequence("seq", seq);
        Shape.sequence("version", version);
        Shape.id("subject", subject);
        participants = Shape.set("participants", participants);
        Shape.optionalId("referenceValues", referenceValues);
        Shape.count("roundsReserved", roundsReserved);
        Shape.within("roundsTotal", roundsTotal, roundsReserved, CanonicalValue.MAX_INT);
        Shape.count("epsilonMicrosReserved", epsilonMicrosReserved);
        Shape.within("epsilonMicrosTotal", epsilonMicrosTotal, epsilonMicrosReserved, CanonicalValue.MAX_INT);
        Shape.count("deltaE12Total", deltaE12Total);
        Shape.time("validUntil", validUntil);
    }

    @Override
    public FactKind kind() {
        return FactKind.USE_RECEIPT;
    }

    @Override
    public FactKey key() {
        return keyOf(grant, seq);
    }

    public static FactKey keyOf(String grant, int seq) {
        return FactKind.USE_RECEIPT.key(grant, FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("grant", grant).integer("seq", seq).integer("version", version).constant("action", action)
                .id("subject", subject).parties("participants", participants).digest("codeDigest", codeDigest)
                .optional("referenceValues", referenceValues, out::id).integer("roundsReserved", roundsReserved)
                .integer("roundsTotal", roundsTotal).integer("epsilonMicrosReserved", epsilonMicrosReserved)
                .integer("epsilonMicrosTotal", epsilonMicrosTotal).integer("deltaE12Total", deltaE12Total)
                .optional("mechanism", mechanism, out::digest).integer("validUntil", validUntil);
    }

    static UseReceipt read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new UseReceipt(by, at, in.id("grant"), in.sequence("seq"), in.sequence("version"),
                in.constant("action", DataUse.class), in.id("subject"), in.parties("participants"), in.digest("codeDigest"),
                in.optional("referenceValues", in::id), in.whole("roundsReserved"), in.whole("roundsTotal"),
                in.whole("epsilonMicrosReserved"), in.whole("epsilonMicrosTotal"), in.whole("deltaE12Total"),
                in.optional("mechanism", in::digest), in.time("validUntil"));
    }
}
