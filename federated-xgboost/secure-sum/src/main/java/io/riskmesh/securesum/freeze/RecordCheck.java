package io.riskmesh.securesum.freeze;

import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.PAIR_COMMITMENT_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.Map;

/// Checks of contribution records that relay, contributors and openers all make for themselves.
public final class RecordCheck {
    private RecordCheck() {}

    /// The digest of an authentic record of this aggregation with lists of the right length.
    public static Octets check(
            SumContext context, MaskSumParameters parameters, Octets aggregation, ContributionRecord record)
            throws RefusedInput {
        RefusedInput.unless(record.aggregation().equals(aggregation),
                WRONG_AGGREGATION, aggregation, record.aggregation());
        RefusedInput.unless(parameters.maskRoster().contains(record.party()),
                NOT_IN_ROSTER, parameters.maskRoster(), record.party());
        Octets digest = context.authentic(record, parameters.authentication());
        int others = parameters.maskRoster().size() - 1;
        RefusedInput.unless(record.cellCount() == parameters.cellCount(), LENGTH_MISMATCH,
                parameters.cellCount() + " cells", record.cellCount() + " of " + record.party());
        RefusedInput.unless(record.pairCommitments().size() == others && record.sealedShareDigests().size() == others,
                LENGTH_MISMATCH, others + " commitments and share digests", "others of " + record.party());
        return digest;
    }

    /// Both ends of every pair must have committed to one seed.
    public static void checkPairs(Roster maskRoster, Map<String, ContributionRecord> records) throws RefusedInput {
        for (ContributionRecord record : records.values()) {
            for (ContributionRecord other : records.values()) {
                if (Roster.compareIds(record.party(), other.party()) < 0
                        && !pairCommitment(maskRoster, record, other.party())
                                .equals(pairCommitment(maskRoster, other, record.party()))) {
                    throw new RefusedInput(
                            PAIR_COMMITMENT_MISMATCH, "one commitment of both", record.party() + " and " + other.party());
                }
            }
        }
    }

    public static Octets pairCommitment(Roster maskRoster, ContributionRecord record, String other) {
        return record.pairCommitments().get(position(maskRoster, record.party(), other));
    }

    public static Octets sealedShareDigest(Roster maskRoster, ContributionRecord record, String to) {
        return record.sealedShareDigests().get(position(maskRoster, record.party(), to));
    }

    // Position of `other` in the roster without `self`.
    private static int position(Roster maskRoster, String self, String other) {
        int own = maskRoster.index(self);
        int index = maskRoster.index(other);
        return index < own ? index - 1 : index - 2;
    }
}
