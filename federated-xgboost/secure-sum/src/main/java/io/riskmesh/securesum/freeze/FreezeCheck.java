package io.riskmesh.securesum.freeze;

import static io.riskmesh.securesum.refusal.SumRefusal.CELL_OUT_OF_FIELD;
import static io.riskmesh.securesum.refusal.SumRefusal.DIGEST_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_CONFLICT;
import static io.riskmesh.securesum.refusal.SumRefusal.SET_NOT_COVERED;
import static io.riskmesh.securesum.refusal.SumRefusal.SIGNATURE_INVALID;
import static io.riskmesh.securesum.refusal.SumRefusal.TOO_FEW_BANKS;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_AGGREGATION;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.parameters.SurvivorRule;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The checks of a freeze (design `secure-sum.md` sections 5.3 and 9). Contributors and openers make them alike.
public final class FreezeCheck {
    private FreezeCheck() {}

    /// @param relay the only party whose freeze counts
    /// @param known the survivor sets this party already answered under
    public static CheckedFreeze check(
            SumContext context, Aggregation aggregation, Octets r, String relay, List<SurvivorSet> known, FrozenSum message)
            throws RefusedInput {
        Freeze freeze = message.freeze();
        MaskSumParameters parameters = aggregation.parameters();
        RefusedInput.unless(freeze.aggregation().equals(r), WRONG_AGGREGATION, r, freeze.aggregation());
        RefusedInput.unless(freeze.party().equals(relay), SIGNATURE_INVALID, "a freeze by " + relay, freeze.party());
        Octets digest = context.authentic(freeze, parameters.authentication());
        SurvivorSet set = checkSet(context, aggregation, known, freeze);
        Map<String, Octets> digests = new TreeMap<>();
        Map<String, ContributionRecord> records = checkRecords(context, parameters, r, message, digests);
        RecordCheck.checkPairs(parameters.maskRoster(), records);
        checkSum(context, parameters, relay, message);
        return new CheckedFreeze(message, digest, set, records, digests);
    }

    private static SurvivorSet checkSet(
            SumContext context, Aggregation aggregation, List<SurvivorSet> known, Freeze freeze) throws RefusedInput {
        MaskSumParameters parameters = aggregation.parameters();
        Roster members = freeze.members();
        RefusedInput.unless(parameters.maskRoster().containsAll(members), NOT_IN_ROSTER, parameters.maskRoster(), members);
        RefusedInput.unless(members.size() >= parameters.minimumSurvivors(),
                TOO_FEW_BANKS, "at least " + parameters.minimumSurvivors() + " members", members.size());
        RefusedInput.unless(parameters.survivorRule() == SurvivorRule.CHOSEN_AT_FREEZE
                || members.equals(parameters.maskRoster()), SET_CONFLICT, parameters.maskRoster(), members);
        RefusedInput.unless(freeze.lastSlot() >= freeze.firstSlot(), SET_NOT_COVERED,
                "firstSlot <= lastSlot", freeze.firstSlot() + ".." + freeze.lastSlot());
        SurvivorSet set = new SurvivorSet(aggregation.sessionId(), freeze.firstSlot(), freeze.lastSlot(), members);
        RefusedInput.unless(set.covers(aggregation.slot()), SET_NOT_COVERED,
                "a range with slot " + aggregation.slot(), set.firstSlot() + ".." + set.lastSlot());
        for (SurvivorSet earlier : known) {
            RefusedInput.unless(!earlier.overlaps(set) || earlier.equals(set),
                    SET_CONFLICT, earlier.members() + " in these slots", members);
        }
        RefusedInput.unless(context.evidence().proves(set, freeze.evidence()),
                SET_NOT_COVERED, "evidence for " + members, "none that holds");
        return set;
    }

    private static Map<String, ContributionRecord> checkRecords(
            SumContext context, MaskSumParameters parameters, Octets r, FrozenSum message, Map<String, Octets> digests)
            throws RefusedInput {
        List<String> members = message.freeze().members().parties();
        RefusedInput.unless(
                message.records().size() == members.size() && message.freeze().vectorDigests().size() == members.size(),
                LENGTH_MISMATCH, members.size() + " records and vector digests", "other numbers");
        Map<String, ContributionRecord> records = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            ContributionRecord record = message.records().get(i);
            RefusedInput.unless(record.party().equals(members.get(i)), NOT_IN_ROSTER, members.get(i), record.party());
            digests.put(record.party(), RecordCheck.check(context, parameters, r, record));
            RefusedInput.unless(record.vectorDigest().equals(message.freeze().vectorDigests().get(i)),
                    DIGEST_MISMATCH, "the vector digest of " + record.party(), "another in the freeze");
            records.put(record.party(), record);
        }
        return records;
    }

    // Where only openers read, the relay's own copy goes unhashed: its fingerprint tells whether it is the sum it froze.
    private static void checkSum(SumContext context, MaskSumParameters parameters, String relay, FrozenSum message)
            throws RefusedInput {
        int expected = parameters.reads(context.self()) ? parameters.vectorBytes() : 0;
        RefusedInput.unless(message.sum().length() == expected,
                LENGTH_MISMATCH, expected + " bytes", message.sum().length());
        if (expected == 0) {
            return;
        }
        boolean own = parameters.readers() == SumReaders.OPENERS && relay.equals(context.self());
        RefusedInput.unless(own || context.sha256(message.sum()).equals(message.freeze().sumDigest()),
                DIGEST_MISMATCH, "the sum of the freeze", "another sum");
        int outside = CellBytes.firstOutOfField(parameters.field(), message.sum());
        RefusedInput.unless(outside < 0, CELL_OUT_OF_FIELD, "residues below p in the sum", "cell " + outside);
    }
}
