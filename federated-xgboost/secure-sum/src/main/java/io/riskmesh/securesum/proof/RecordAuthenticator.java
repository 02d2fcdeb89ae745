package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.SumRecord;
import io.riskmesh.securesum.octets.Octets;

/// Makes and checks the proofs of records, in one of two ways, see
/// {@link io.riskmesh.securesum.parameters.Authentication}.
public sealed interface RecordAuthenticator permits SignedRecords, TaggedRecords {

    /// The proof that `self` made the record with this digest.
    RecordProof prove(Octets aggregation, Octets recordDigest);

    /// Whether the party named in the record made it. False for proofs of the other kind.
    boolean verify(SumRecord record, Octets recordDigest);
}
