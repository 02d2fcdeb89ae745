package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.List;

/// An opener that lost its state, or replaces another, asks for the reveals again and says whose seeds it wants.
///
/// @param privateSeedsOf banks whose private masks are to be lifted: exactly the set
/// @param pairSeedsOf banks whose pair masks are to be lifted: exactly the mask roster without the set
public record RevealRequest(
        Octets aggregation,
        String party,
        Octets freezeDigest,
        List<String> privateSeedsOf,
        List<String> pairSeedsOf,
        RecordProof proof)
        implements SumRecord, SumMessage {

    public RevealRequest {
        privateSeedsOf = List.copyOf(privateSeedsOf);
        pairSeedsOf = List.copyOf(pairSeedsOf);
    }

    @Override
    public byte[] body() {
        return unproven(new WireWriter(512)).toBytes();
    }

    public RevealRequest with(RecordProof newProof) {
        return new RevealRequest(aggregation, party, freezeDigest, privateSeedsOf, pairSeedsOf, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        return out.fixed(aggregation).party(party).fixed(freezeDigest).parties(privateSeedsOf).parties(pairSeedsOf);
    }

    static RevealRequest read(WireReader in) throws RefusedInput {
        return new RevealRequest(
                in.fixed(32), in.party(), in.fixed(32), in.parties(), in.parties(), ProofForm.read(in));
    }
}
