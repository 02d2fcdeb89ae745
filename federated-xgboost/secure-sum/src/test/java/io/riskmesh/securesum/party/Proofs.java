package io.riskmesh.securesum.party;

import io.riskmesh.securesum.message.Abandon;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.RevealRequest;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;

/// Messages as one recipient can judge them: without the tags that are meant for others. Banks are called `bank-01` on.
final class Proofs {
    private Proofs() {}

    static SumMessage withoutForeignTags(SumMessage message, String recipient) {
        int own = Integer.parseInt(recipient.substring(5)) - 1;
        return switch (message) {
            case Contribution m -> new Contribution(record(m.record(), own), m.boxes(), m.vector());
            case FrozenSum m -> new FrozenSum(m.freeze().with(reduced(m.freeze().proof(), own)),
                    m.records().stream().map(record -> record(record, own)).toList(), m.boxes(), m.sum());
            case Reveal m -> m.with(reduced(m.proof(), own));
            case RevealRequest m -> m.with(reduced(m.proof(), own));
            case Opened m -> m.with(reduced(m.proof(), own));
            case Abandon m -> m.with(reduced(m.proof(), own));
            case MaskedVector _, SlotSignature _, SessionMessage _ -> message;
        };
    }

    private static ContributionRecord record(ContributionRecord record, int own) {
        return record.with(reduced(record.proof(), own));
    }

    private static RecordProof reduced(RecordProof proof, int own) {
        return switch (proof) {
            case RecordProof.Signature _ -> proof;
            case RecordProof.Tags(List<Octets> tags) -> {
                List<Octets> kept = new ArrayList<>();
                for (int i = 0; i < tags.size(); i++) {
                    kept.add(i == own ? tags.get(i) : Octets.EMPTY);
                }
                yield new RecordProof.Tags(kept);
            }
        };
    }
}
