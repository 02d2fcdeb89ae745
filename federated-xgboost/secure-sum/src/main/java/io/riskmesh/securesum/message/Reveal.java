package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.ArrayList;
import java.util.List;

/// A bank's answer to a freeze: its shares of the seeds that must be lifted, sealed to each opener, and in the open the
/// fingerprints of its masked vector.
///
/// @param fingerprints one residue per copy
/// @param boxes per opener, in roster order
public record Reveal(
        Octets aggregation,
        String party,
        Octets freezeDigest,
        List<Long> fingerprints,
        List<Octets> boxes,
        RecordProof proof)
        implements SumRecord, SumMessage {
    static final int MAX_BOX_BYTES = 64 * 64 * 32 + 16;

    public Reveal {
        fingerprints = List.copyOf(fingerprints);
        boxes = List.copyOf(boxes);
    }

    @Override
    public byte[] body() {
        return unproven(new WireWriter(512)).toBytes();
    }

    public Reveal with(RecordProof newProof) {
        return new Reveal(aggregation, party, freezeDigest, fingerprints, boxes, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        out.fixed(aggregation).party(party).fixed(freezeDigest).u8(fingerprints.size());
        fingerprints.forEach(out::u64);
        return out.sizedList(boxes);
    }

    static Reveal read(WireReader in) throws RefusedInput {
        Octets aggregation = in.fixed(32);
        String party = in.party();
        Octets freezeDigest = in.fixed(32);
        int count = in.listSize();
        List<Long> fingerprints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fingerprints.add(in.u64());
        }
        return new Reveal(
                aggregation, party, freezeDigest, fingerprints, in.sizedList(MAX_BOX_BYTES), ProofForm.read(in));
    }
}
