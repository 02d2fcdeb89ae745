package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.ArrayList;
import java.util.List;

/// What the relay sends to one party when the set is frozen: the freeze, the members' records, the members' boxes for
/// this party and the sum of the masked vectors.
public record FrozenSum(Freeze freeze, List<ContributionRecord> records, List<SealedShares> boxes, Octets sum)
        implements SumMessage {

    public FrozenSum {
        records = List.copyOf(records);
        boxes = List.copyOf(boxes);
    }

    void write(WireWriter out) {
        freeze.write(out);
        out.u8(records.size());
        records.forEach(record -> record.write(out));
        out.u8(boxes.size());
        boxes.forEach(box -> box.write(out));
        out.sized(sum);
    }

    static FrozenSum read(WireReader in) throws RefusedInput {
        Freeze freeze = Freeze.read(in);
        int count = in.listSize();
        List<ContributionRecord> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(ContributionRecord.read(in));
        }
        return new FrozenSum(freeze, records, Contribution.readBoxes(in), in.sized(Integer.MAX_VALUE));
    }
}
