package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;

/// A bank's signed entry into a run.
///
/// @param by the bank that joins
/// @param rowRoot Merkle root over the salted rows that it trains on
/// @param dataVersion digest of the bank's data set version
/// @param dataFrom first instant of its rows, ms since the epoch
/// @param dataTo last instant of its rows
/// @param rowBound power of two at or above the bank's number of rows; the count itself is told to nobody
/// @param roundKeysDigest digest of its key announcement for the masked sums
/// @param coinCommit see [Coin#commit]
public record RunJoin(PartyId by, long at, RunId run, Digest rowRoot, Digest dataVersion, long dataFrom, long dataTo,
        long rowBound, Digest roundKeysDigest, Digest coinCommit) implements Fact {

    public static final long MAX_ROW_BOUND = 1L << 40;

    public RunJoin {
        Shape.time("at", at);
        Shape.time("dataFrom", dataFrom);
        Shape.within("dataTo", dataTo, dataFrom, CanonicalValue.MAX_INT);
        if (!isRowBound(rowBound)) {
            throw new IllegalArgumentException("rowBound is a power of two from 1 to 2^40, got " + rowBound);
        }
    }

    @Override
    public FactKind kind() {
        return FactKind.RUN_JOIN;
    }

    @Override
    public FactKey key() {
        return keyOf(run, by);
    }

    public static FactKey keyOf(RunId run, PartyId party) {
        return FactKind.RUN_JOIN.key(run.toString(), party.value());
    }

    public static boolean isRowBound(long bound) {
        return bound >= 1 && bound <= MAX_ROW_BOUND && Long.bitCount(bound) == 1;
    }

    /// The bank that joins.
    public PartyId party() {
        return by;
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).digest("rowRoot", rowRoot).digest("dataVersion", dataVersion)
                .integer("dataFrom", dataFrom).integer("dataTo", dataTo).integer("rowBound", rowBound)
                .digest("roundKeysDigest", roundKeysDigest).digest("coinCommit", coinCommit);
    }

    static RunJoin read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new RunJoin(by, at, RunId.parse(in.id("run")), in.digest("rowRoot"), in.digest("dataVersion"),
                in.time("dataFrom"), in.time("dataTo"), in.whole("rowBound"), in.digest("roundKeysDigest"),
                in.digest("coinCommit"));
    }
}
