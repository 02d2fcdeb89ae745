package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import java.util.List;

/// What authenticates a record inside an aggregation.
public sealed interface RecordProof {
    int SIGNATURE_BYTES = 3309;
    int TAG_BYTES = 32;

    /// ML-DSA-65 over the record's digest.
    record Signature(Octets signature) implements RecordProof {}

    /// One HMAC-SHA256 tag per party of the session, in roster order.
    record Tags(List<Octets> tags) implements RecordProof {
        public Tags {
            tags = List.copyOf(tags);
        }
    }
}
