package io.riskmesh.securesum.relay;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Adds the members' masked vectors and states the freeze.
record FrozenMaker(SumContext context, Aggregation aggregation, Octets r, Map<String, Contribution> contributions) {

    FrozenSum make(FreezeSet order) {
        byte[] sum = new byte[aggregation.parameters().vectorBytes()];
        List<Octets> vectorDigests = new ArrayList<>();
        List<ContributionRecord> records = new ArrayList<>();
        for (String member : order.set().members().parties()) {
            Contribution contribution = contributions.get(member);
            CellBytes.addInto(aggregation.parameters().field(), sum, contribution.vector().cells());
            vectorDigests.add(contribution.record().vectorDigest());
            records.add(contribution.record());
        }
        Octets total = Octets.wrap(sum);
        Freeze bare = new Freeze(r, context.self(), order.set().members(), order.set().firstSlot(),
                order.set().lastSlot(), vectorDigests, context.sha256(total), order.evidence(),
                new RecordProof.Tags(List.of()));
        RecordProof proof = context.authenticator(aggregation.parameters().authentication())
                .prove(r, bare.digest(context.primitives()));
        return new FrozenSum(bare.with(proof), records, List.of(), total);
    }

    /// The same with the members' boxes for one party, and the sum if that party is to read it.
    static FrozenSum forRecipient(
            MaskSumParameters parameters, FrozenSum base, Map<String, Contribution> contributions, String recipient) {
        List<SealedShares> boxes = new ArrayList<>();
        for (String member : base.freeze().members().parties()) {
            for (SealedShares box : contributions.get(member).boxes()) {
                if (box.to().equals(recipient)) {
                    boxes.add(box);
                }
            }
        }
        return new FrozenSum(base.freeze(), base.records(), boxes, parameters.reads(recipient) ? base.sum() : Octets.EMPTY);
    }
}
