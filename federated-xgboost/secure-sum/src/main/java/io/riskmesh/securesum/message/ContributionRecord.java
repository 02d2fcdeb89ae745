package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.List;

/// A bank's promise about its contribution. Lists follow the mask roster without the bank itself.
///
/// @param vectorDigest SHA-256 of the masked vector
/// @param selfCommitment to the private mask's seed
/// @param pairCommitments to the pair masks' seeds; both ends of a pair publish the same value
/// @param sealedShareDigests SHA-256 of the boxes of shares
public record ContributionRecord(
        Octets aggregation,
        String party,
        int cellCount,
        Octets vectorDigest,
        Octets selfCommitment,
        List<Octets> pairCommitments,
        List<Octets> sealedShareDigests,
        RecordProof proof)
        implements SumRecord {

    public ContributionRecord {
        pairCommitments = List.copyOf(pairCommitments);
        sealedShareDigests = List.copyOf(sealedShareDigests);
    }

    @Override
    public byte[] body() {
        return unproven(new WireWriter(1024)).toBytes();
    }

    public ContributionRecord with(RecordProof newProof) {
        return new ContributionRecord(aggregation, party, cellCount, vectorDigest, selfCommitment, pairCommitments,
                sealedShareDigests, newProof);
    }

    void write(WireWriter out) {
        ProofForm.write(unproven(out), proof);
    }

    private WireWriter unproven(WireWriter out) {
        return out.fixed(aggregation).party(party).u32(cellCount).fixed(vectorDigest).fixed(selfCommitment)
                .fixedList(pairCommitments).fixedList(sealedShareDigests);
    }

    static ContributionRecord read(WireReader in) throws RefusedInput {
        return new ContributionRecord(in.fixed(32), in.party(), in.count(), in.fixed(32), in.fixed(32),
                in.fixedList(32), in.fixedList(32), ProofForm.read(in));
    }
}
