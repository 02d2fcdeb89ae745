package io.riskmesh.securesum.freeze;

import static io.riskmesh.securesum.refusal.SumRefusal.CELL_OUT_OF_FIELD;
import static io.riskmesh.securesum.refusal.SumRefusal.DIGEST_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.keys.AggregationKeys;
import io.riskmesh.securesum.mask.Fingerprint;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The members' fingerprints as they come in, and the check that they add up to the sum's.
public record FingerprintBoard(Field field, Map<String, List<Long>> byMember) {

    public FingerprintBoard {
        byMember = Collections.unmodifiableMap(new TreeMap<>(byMember));
    }

    public static FingerprintBoard empty(Field field) {
        return new FingerprintBoard(field, Map.of());
    }

    /// The fingerprints of a masked vector under a freeze, one residue per copy.
    public static List<Long> fingerprints(SumContext context, Field field, Octets r, Octets freezeDigest, Octets cells) {
        var keys = AggregationKeys.fingerprintKeys(context.primitives(), r, freezeDigest, field.fingerprintCopies());
        return Arrays.stream(Fingerprint.of(field, cells.array(), keys, context.primitives().keystreams()))
                .boxed().toList();
    }

    public FingerprintBoard with(String member, List<Long> fingerprints) throws RefusedInput {
        RefusedInput.unless(fingerprints.size() == field.fingerprintCopies(), LENGTH_MISMATCH,
                field.fingerprintCopies() + " fingerprints", fingerprints.size() + " of " + member);
        for (long fingerprint : fingerprints) {
            RefusedInput.unless(field.contains(fingerprint), CELL_OUT_OF_FIELD, "a residue below p", "another of " + member);
        }
        TreeMap<String, List<Long>> all = new TreeMap<>(byMember);
        all.put(member, fingerprints);
        return new FingerprintBoard(field, all);
    }

    /// For a member that vanished: its vector is handed out and anybody computes its fingerprints.
    public FingerprintBoard handedOut(SumContext context, CheckedFreeze freeze, MaskedVector vector) throws RefusedInput {
        ContributionRecord record = freeze.records().get(vector.party());
        RefusedInput.unless(record != null, NOT_IN_ROSTER, freeze.members(), vector.party());
        RefusedInput.unless(vector.cells().length() == freeze.sum().length(), LENGTH_MISMATCH,
                freeze.sum().length() + " bytes", vector.cells().length() + " of " + vector.party());
        RefusedInput.unless(context.sha256(vector.cells()).equals(record.vectorDigest()),
                DIGEST_MISMATCH, "the vector of " + vector.party(), "another");
        RefusedInput.unless(CellBytes.firstOutOfField(field, vector.cells()) < 0,
                CELL_OUT_OF_FIELD, "residues below p", "another of " + vector.party());
        return with(vector.party(),
                fingerprints(context, field, record.aggregation(), freeze.digest(), vector.cells()));
    }

    public boolean isComplete(CheckedFreeze freeze) {
        return byMember.keySet().containsAll(freeze.members().parties());
    }

    /// Whether the members' fingerprints add up to the sum's, for each copy.
    public boolean matches(List<Long> sumFingerprints) {
        for (int copy = 0; copy < sumFingerprints.size(); copy++) {
            long total = 0;
            for (List<Long> fingerprints : byMember.values()) {
                total = field.add(total, fingerprints.get(copy));
            }
            if (total != sumFingerprints.get(copy)) {
                return false;
            }
        }
        return true;
    }
}
