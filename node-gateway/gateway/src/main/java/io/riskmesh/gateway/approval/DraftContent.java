package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;

/// What a draft says, before anybody signed it: a fact's own fields. Who signs and when is not in it, so its digest is the one that a
/// person sees, decides on and finds again on the ledger.
final class DraftContent {
    private DraftContent() {}

    /// Digest of the own fields.
    static Digest digest(DataUseAuthorization grant) {
        return digest(CanonicalJson.encode(Facts.ownFields(grant)));
    }

    /// Digest of canonical bytes of own fields.
    static Digest digest(byte[] fields) {
        return Digest.of("draft", fields);
    }

    /// The object of canonical bytes.
    static CanonicalValue.Obj object(byte[] fields) throws MalformedFact {
        if (CanonicalJson.decode(fields, CanonicalJson.LARGE_BYTES) instanceof CanonicalValue.Obj object) {
            return object;
        }
        throw new MalformedFact("A draft is an object");
    }

    /// The grant that canonical bytes of own fields would be.
    static DataUseAuthorization grant(PartyId assigner, byte[] fields) throws MalformedFact {
        return (DataUseAuthorization) Facts.complete(FactKind.DATA_USE_AUTHORIZATION, assigner, 0, object(fields));
    }
}
