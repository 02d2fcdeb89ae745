package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;

/// Which banks' vectors may be opened together in slots `firstSlot..lastSlot` (both inclusive) of a run.
/// The ledger accepts no two records of one run with overlapping slots, so every slot has exactly one set.
///
/// @param seq position in the run's chain of records, from 1
/// @param members sorted
/// @param signatures of members, where no initiator is trusted to write
public record SurvivorRecord(PartyId by, long at, RunId run, int seq, int firstSlot, int lastSlot, List<PartyId> members,
        Optional<List<MemberSignature>> signatures) implements Fact {

    public SurvivorRecord {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        Shape.within("firstSlot", firstSlot, 0, Integer.MAX_VALUE);
        Shape.within("lastSlot", lastSlot, firstSlot, Integer.MAX_VALUE);
        members = Shape.set("members", members);
        signatures = signatures.map(List::copyOf);
    }

    @Override
    public FactKind kind() {
        return FactKind.SURVIVOR_RECORD;
    }

    @Override
    public FactKey key() {
        return keyOf(run, seq);
    }

    public static FactKey keyOf(RunId run, int seq) {
        return FactKind.SURVIVOR_RECORD.key(run.toString(), FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).integer("seq", seq).integer("firstSlot", firstSlot).integer("lastSlot", lastSlot)
                .parties("members", members)
                .optional("signatures", signatures, (field, items) -> out.objects(field, items, MemberSignature::write));
    }

    static SurvivorRecord read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new SurvivorRecord(by, at, RunId.parse(in.id("run")), in.sequence("seq"), in.count("firstSlot"),
                in.count("lastSlot"), in.parties("members"),
                in.optional("signatures", field -> in.objects(field, MemberSignature::read)));
    }
}
