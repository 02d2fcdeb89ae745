package io.riskmesh.securesum.message;

import io.riskmesh.securesum.refusal.RefusedInput;
import java.util.ArrayList;
import java.util.List;

/// All that one bank sends to the relay for one aggregation, in one message, so that no order of its parts can matter.
public record Contribution(ContributionRecord record, List<SealedShares> boxes, MaskedVector vector) implements SumMessage {

    public Contribution {
        boxes = List.copyOf(boxes);
    }

    void write(WireWriter out) {
        record.write(out);
        out.u8(boxes.size());
        boxes.forEach(box -> box.write(out));
        vector.write(out);
    }

    static Contribution read(WireReader in) throws RefusedInput {
        ContributionRecord record = ContributionRecord.read(in);
        return new Contribution(record, readBoxes(in), MaskedVector.read(in));
    }

    static List<SealedShares> readBoxes(WireReader in) throws RefusedInput {
        int count = in.listSize();
        List<SealedShares> boxes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boxes.add(SealedShares.read(in));
        }
        return boxes;
    }
}
