package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.List;

/// The relay's statement of what is opened: the set, the masked vectors of its members and their sum, and the evidence that
/// the set is the one of this slot. Its digest is the freezeDigest everything later refers to.
///
/// @param party the relay
/// @param vectorDigests SHA-256 of the members' masked vectors, in member order
public record Freeze(
        Octets aggregation,
        String party,
        Roster members,
        int firstSlot,
        int lastSlot,
        List<Octets> vectorDigests,
        Octets sumDigest,
        Octets evidence,
        RecordProof proof)
        implements SumRecord {
    static final int MAX_EVIDENCE_BYTES = 1 << 20;

    public Freeze {
        vectorDigests = List.copyOf(vectorDigests);
    }

    @Override
    public byte[] body() {
        return unproven(new WireWriter(1024)).toBytes();
    }

    public Freeze with(RecordProof newProof) {
        return new Freeze(aggregation, party, members, firstSlot, lastSlot, vectorDigests, sumDigest, evidence, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        return out.fixed(aggregation).party(party).roster(members).u32(firstSlot).u32(lastSlot).fixedList(vectorDigests)
                .fixed(sumDigest).sized(evidence);
    }

    static Freeze read(WireReader in) throws RefusedInput {
        return new Freeze(in.fixed(32), in.party(), in.roster(), in.count(), in.count(), in.fixedList(32), in.fixed(32),
                in.sized(MAX_EVIDENCE_BYTES), ProofForm.read(in));
    }
}
