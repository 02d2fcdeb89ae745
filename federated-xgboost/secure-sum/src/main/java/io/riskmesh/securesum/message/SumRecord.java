package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.primitive.Primitives;

/// A statement of one party inside one aggregation that must be authentic. Its digest covers all fields but the proof.
public sealed interface SumRecord permits ContributionRecord, Freeze, Reveal, RevealRequest, Opened, Abandon {

    /// The identity r of the aggregation.
    Octets aggregation();

    /// Who states it.
    String party();

    RecordProof proof();

    /// The encoded fields without the proof.
    byte[] body();

    default Octets digest(Primitives primitives) {
        return Octets.wrap(primitives.sha256(Enc.of("record").text(getClass().getSimpleName()).bytes(body()).toBytes()));
    }
}
