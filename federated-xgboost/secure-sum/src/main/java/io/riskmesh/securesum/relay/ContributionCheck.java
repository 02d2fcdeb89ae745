package io.riskmesh.securesum.relay;

import static io.riskmesh.securesum.refusal.SumRefusal.CELL_OUT_OF_FIELD;
import static io.riskmesh.securesum.refusal.SumRefusal.DIGEST_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.freeze.RecordCheck;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SealedShares;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.List;

/// What the relay checks of a contribution: proof, digests, lengths, residues. Not what is inside the boxes.
final class ContributionCheck {
    private ContributionCheck() {}

    /// The digest of the record.
    static Octets check(SumContext context, Aggregation aggregation, Octets r, Contribution message) throws RefusedInput {
        var parameters = aggregation.parameters();
        Octets digest = RecordCheck.check(context, parameters, r, message.record());
        String party = message.record().party();
        RefusedInput.unless(message.vector().aggregation().equals(r) && message.vector().party().equals(party),
                WRONG_AGGREGATION, "a vector of " + party + " for this aggregation", "another");
        RefusedInput.unless(message.vector().cells().length() == parameters.vectorBytes(), LENGTH_MISMATCH,
                parameters.vectorBytes() + " bytes", message.vector().cells().length() + " of " + party);
        RefusedInput.unless(parameters.readers() == SumReaders.OPENERS || isOfRecord(context, message),
                DIGEST_MISMATCH, "the vector of the record", "another of " + party);
        int outside = CellBytes.firstOutOfField(parameters.field(), message.vector().cells());
        RefusedInput.unless(outside < 0, CELL_OUT_OF_FIELD, "residues below p", "cell " + outside + " of " + party);
        checkBoxes(context, parameters.maskRoster().others(party), r, message);
        return digest;
    }

    /// Whether the vector is the one the record promised. Under [SumReaders#OPENERS] this is asked only when fingerprints do
    /// not add up: a vector that is not the promised one has a fingerprint that its bank did not sign.
    static boolean isOfRecord(SumContext context, Contribution message) {
        return context.sha256(message.vector().cells()).equals(message.record().vectorDigest());
    }

    private static void checkBoxes(SumContext context, List<String> others, Octets r, Contribution message)
            throws RefusedInput {
        String party = message.record().party();
        RefusedInput.unless(message.boxes().size() == others.size(),
                LENGTH_MISMATCH, others.size() + " boxes", message.boxes().size() + " of " + party);
        for (int i = 0; i < others.size(); i++) {
            SealedShares box = message.boxes().get(i);
            RefusedInput.unless(
                    box.aggregation().equals(r) && box.from().equals(party) && box.to().equals(others.get(i)),
                    WRONG_AGGREGATION, "a box from " + party + " to " + others.get(i), "another");
            RefusedInput.unless(context.sha256(box.ciphertext()).equals(message.record().sealedShareDigests().get(i)),
                    DIGEST_MISMATCH, "the box of the record", "another of " + party);
        }
    }
}
