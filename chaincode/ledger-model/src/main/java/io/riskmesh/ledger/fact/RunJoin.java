package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;

/// A bank's signed entry into a run.
///
/// @param dataVersion digest of the bank's data set version
/// @param rowBound power of two at or above the bank's number of rows; the count itself is told to nobody
/// @param roundKeysDigest digest of its key announcement for the masked sums
public record RunJoin(Digest run, PartyId party, Digest dataVersion, long rowBound, Digest roundKeysDigest) {

    public static final String KIND = "RunJoin";
    static final int VERSION = 1;
    public static final long MAX_ROW_BOUND = 1L << 40;

    public RunJoin {
        if (!isRowBound(rowBound)) {
            throw new IllegalArgumentException("rowBound is a power of two from 1 to 2^40, got " + rowBound);
        }
    }

    public static boolean isRowBound(long bound) {
        return bound >= 1 && bound <= MAX_ROW_BOUND && Long.bitCount(bound) == 1;
    }

    public byte[] canonicalBytes() {
        return new FactWriter(KIND, VERSION)
                .digest("run", run).text("party", party.value()).digest("dataVersion", dataVersion)
                .integer("rowBound", rowBound).digest("roundKeysDigest", roundKeysDigest).bytes();
    }

    public Digest digest() {
        return Digest.of("run-join", canonicalBytes());
    }

    public static RunJoin decode(byte[] bytes) throws MalformedFact {
        FactReader in = new FactReader(KIND, VERSION, bytes);
        PartyId party = new PartyId(in.id("party"));
        long rowBound = in.integer("rowBound", 1, MAX_ROW_BOUND);
        if (!isRowBound(rowBound)) {
            throw new MalformedFact("rowBound is a power of two, got " + rowBound);
        }
        RunJoin join = new RunJoin(
                in.digest("run"), party, in.digest("dataVersion"), rowBound, in.digest("roundKeysDigest"));
        in.end();
        return join;
    }
}
