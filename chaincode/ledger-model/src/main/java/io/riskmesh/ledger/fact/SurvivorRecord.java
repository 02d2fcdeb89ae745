package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.List;

/// Which banks' vectors may be opened together in slots `firstSlot..lastSlot` (both inclusive) of a run.
/// The ledger accepts no two records of one run with overlapping slots, so every slot has exactly one set.
///
/// @param run the run's digest, the `runId` on the wire
/// @param seq position in the run's chain of records, from 0
/// @param members sorted, at least three
public record SurvivorRecord(Digest run, int seq, int firstSlot, int lastSlot, List<PartyId> members) {

    public static final String KIND = "SurvivorRecord";
    static final int VERSION = 1;

    public SurvivorRecord {
        members = PartySet.checked("members", members);
        if (seq < 0 || firstSlot < 0 || lastSlot < firstSlot) {
            throw new IllegalArgumentException(
                    "Expected 0 <= seq and 0 <= firstSlot <= lastSlot, got " + seq + ", " + firstSlot + ".." + lastSlot);
        }
    }

    public byte[] canonicalBytes() {
        return new FactWriter(KIND, VERSION)
                .digest("run", run).integer("seq", seq)
                .integer("firstSlot", firstSlot).integer("lastSlot", lastSlot)
                .parties("members", members).bytes();
    }

    public Digest digest() {
        return Digest.of("survivor-record", canonicalBytes());
    }

    public static SurvivorRecord decode(byte[] bytes) throws MalformedFact {
        FactReader in = new FactReader(KIND, VERSION, bytes);
        int first = (int) in.integer("firstSlot", 0, Integer.MAX_VALUE);
        SurvivorRecord record = new SurvivorRecord(
                in.digest("run"), (int) in.integer("seq", 0, Integer.MAX_VALUE), first,
                (int) in.integer("lastSlot", first, Integer.MAX_VALUE), in.parties("members"));
        in.end();
        return record;
    }
}
