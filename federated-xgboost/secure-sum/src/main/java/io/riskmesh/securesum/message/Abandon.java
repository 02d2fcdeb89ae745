package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;

/// The relay gives up this aggregation for ever.
public record Abandon(Octets aggregation, String party, SumRefusal reason, RecordProof proof)
        implements SumRecord, SumMessage {

    @Override
    public byte[] body() {
        return unproven(new WireWriter(128)).toBytes();
    }

    public Abandon with(RecordProof newProof) {
        return new Abandon(aggregation, party, reason, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        return out.fixed(aggregation).party(party).party(reason.code());
    }

    static Abandon read(WireReader in) throws RefusedInput {
        Octets aggregation = in.fixed(32);
        String party = in.party();
        String code = in.party();
        for (SumRefusal reason : SumRefusal.values()) {
            if (reason.code().equals(code)) {
                return new Abandon(aggregation, party, reason, ProofForm.read(in));
            }
        }
        throw new RefusedInput(SumRefusal.MALFORMED_MESSAGE, "a reason of the registry", "another text");
    }
}
