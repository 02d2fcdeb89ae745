package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// The opener's hiding commitment to the opened sum. A bare digest of the sum would let anyone test guesses of it.
public record Opened(Octets aggregation, String party, Octets freezeDigest, Octets commitment, RecordProof proof)
        implements SumRecord, SumMessage {

    @Override
    public byte[] body() {
        return unproven(new WireWriter(256)).toBytes();
    }

    public Opened with(RecordProof newProof) {
        return new Opened(aggregation, party, freezeDigest, commitment, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        return out.fixed(aggregation).party(party).fixed(freezeDigest).fixed(commitment);
    }

    static Opened read(WireReader in) throws RefusedInput {
        return new Opened(in.fixed(32), in.party(), in.fixed(32), in.fixed(32), ProofForm.read(in));
    }
}
